using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Types;

namespace Glide.Generator.Emit;

/// <summary>Writes a type of several arguments that belong together.</summary>
internal static class BlockEmitter
{
    public static void Emit(SourceWriter writer, BlockModel model, string access)
    {
        writer.Summary(model.Summary);
        if (model.Style == BlockStyle.Positional)
        {
            foreach (var member in model.Members)
            {
                writer.Parameter(Naming.Upper(member.Name), member.Documentation);
            }
        }

        writer.Open(model.Style switch
        {
            BlockStyle.Positional => $"{access} readonly record struct {model.Name}({TypeEmitter.Parameters(model.Members, upper: true)}) : ICommandArgument",
            BlockStyle.Bag => $"{access} sealed record {model.Name} : ICommandArgument",
            _ => $"{access} readonly record struct {model.Name}",
        });
        if (model.Style != BlockStyle.Positional)
        {
            foreach (var member in model.Members)
            {
                writer.Separate();
                Property(writer, member);
            }
        }

        if (model.Style != BlockStyle.Options)
        {
            writer.Separate();
            writer.Line("/// <inheritdoc/>");
            writer.Open("public void WriteTo(ref RespWriter writer)");
            new StepEmitter(writer, step => Naming.Upper(step.Argument!.Name), _ => true).Emit(model.Steps);
            writer.Close();
        }

        writer.Close();
    }

    private static void Property(SourceWriter writer, ArgumentModel member)
    {
        writer.Summary(member.Documentation);
        writer.Line($"public {TypeEmitter.MemberType(member)} {Naming.Upper(member.Name)} {{ get; init; }}");
    }
}
