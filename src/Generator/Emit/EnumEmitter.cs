using Glide.Generator.Model.Types;

namespace Glide.Generator.Emit;

/// <summary>Writes an enumeration and the words that its members stand for.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter writer, EnumModel model, string access)
    {
        writer.Summary(model.Summary);
        writer.Open($"{access} enum {model.Name}");
        foreach (var member in model.Members)
        {
            writer.Separate();
            writer.Summary(member.Summary);
            writer.Line($"{member.Name},");
        }

        writer.Close();
        writer.Separate();
        writer.Summary($"The words of <see cref=\"{model.Name}\"/>.");
        writer.Open($"internal static class {model.Name}Tokens");
        writer.Line($"public static ReadOnlySpan<byte> Token(this {model.Name} value) => value switch");
        writer.Line("{").Indent();
        foreach (var member in model.Members)
        {
            writer.Line($"{model.Name}.{member.Name} => {Words.Literal(member.Token)},");
        }

        writer.Line($"_ => throw new ArgumentOutOfRangeException(null, value, \"The value is no member of {model.Name}.\"),");
        writer.Outdent().Line("};");
        writer.Close();
    }
}
