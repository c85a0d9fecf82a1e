using System.Globalization;
using System.Linq;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Types;

namespace Glide.Generator.Emit;

/// <summary>Writes a struct that is exactly one of several alternatives.</summary>
internal static class UnionEmitter
{
    public static void Emit(SourceWriter writer, UnionModel model, string access)
    {
        writer.Summary(model.Summary);
        writer.Open($"{access} readonly record struct {model.Name} : ICommandArgument");
        writer.Line("private readonly byte _alternative;");
        writer.Separate();
        writer.Line($"private {model.Name}(byte alternative) => _alternative = alternative;");
        for (int i = 0; i < model.Alternatives.Count; i++)
        {
            var alternative = model.Alternatives[i];
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            writer.Separate();
            writer.Summary(alternative.Summary);
            foreach (var member in alternative.Members)
            {
                writer.Parameter(member.Name, member.Documentation);
            }

            if (alternative.Members.IsEmpty)
            {
                writer.Line($"public static {model.Name} {alternative.Name} => new({number});");
                continue;
            }

            string values = string.Join(", ", alternative.Members.Select(member => $"{Field(alternative, member.Name)} = {Naming.Escape(member.Name)}"));
            writer.Line($"public static {model.Name} {alternative.Name}({TypeEmitter.Parameters(alternative.Members, upper: false)})");
            writer.Indent().Line($"=> new({number}) {{ {values} }};").Outdent();
        }

        writer.Separate();
        foreach (var alternative in model.Alternatives)
        {
            foreach (var member in alternative.Members)
            {
                // Only the alternative that has it reads it, and that one always sets it.
                string unset = !member.IsOptional && (member.IsMultiple || member.IsReferenceType) ? " = null!;" : "";
                writer.Line($"private {TypeEmitter.MemberType(member)} {Field(alternative, member.Name)} {{ get; init; }}{unset}");
                writer.Line();
            }
        }

        EmitWriteTo(writer, model);
        writer.Close();
    }

    private static void EmitWriteTo(SourceWriter writer, UnionModel model)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Open("public void WriteTo(ref RespWriter writer)");
        writer.Open("switch (_alternative)");
        for (int i = 0; i < model.Alternatives.Count; i++)
        {
            var alternative = model.Alternatives[i];
            writer.Line($"case {i + 1}:").Indent();
            new StepEmitter(writer, step => Field(alternative, step.Argument!.Name), _ => true).Emit(alternative.Steps);
            writer.Line("break;").Outdent();
        }

        writer.Line("default:").Indent();
        writer.Line($"throw new ArgumentException(\"The default value of {model.Name} says nothing; use one of its alternatives.\");");
        writer.Outdent();
        writer.Close();
        writer.Close();
    }

    private static string Field(UnionAlternative alternative, string member)
    {
        string upper = Naming.Upper(member);
        return upper == alternative.Name ? upper + "Value" : alternative.Name + upper;
    }
}
