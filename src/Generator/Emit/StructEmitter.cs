using System.Linq;
using Glide.Generator.Emit.Replies;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>Writes the struct of a command: how it is written, and how its reply is read.</summary>
internal static class StructEmitter
{
    public static void Emit(SourceWriter writer, CommandModel command, MethodModel method)
    {
        bool isFirst = method.StructName == command.Methods[0].StructName;
        bool isRef = method.Parameters.Any(parameter => parameter.IsSpan);
        string reply = ReplyTypeNames.Of(method.Reply);
        string parameters = string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type} {Naming.Escape(parameter.Name)}"));
        writer.Separate();
        writer.Summary($"<c>{ArgumentSummary.Xml(command.Syntax)}</c>");
        writer.Open(
            $"internal readonly {(isRef ? "ref " : "")}struct {method.StructName}{(parameters.Length == 0 ? "" : $"({parameters})")} : ICommand<{method.StructName}, {reply}>");
        foreach (var parameter in method.Parameters)
        {
            writer.Line($"private readonly {parameter.Type} _{parameter.Name} = {Naming.Escape(parameter.Name)};");
        }

        writer.Separate();
        if (isFirst)
        {
            DescriptorEmitter.Emit(writer, "public static CommandDescriptor Descriptor { get; }", command.Descriptor);
        }
        else
        {
            writer.Line($"public static CommandDescriptor Descriptor => {command.Methods[0].StructName}.Descriptor;");
        }

        writer.Separate();
        writer.Open("public void Write(ref RespWriter writer)");
        EmitBody(writer, command, method);
        writer.Close();

        writer.Separate();
        ReplyEmitter.WriteMethod(writer, $"public static {reply} Read(ref RespReader reader)", method.Reply);
        if (method.Fold is { } fold)
        {
            writer.Separate();
            writer.Line($"public static {reply} Fold(scoped ReplyParts<{reply}> parts)");
            writer.Indent().Line($"=> {fold};").Outdent();
        }

        writer.Close();
    }

    private static void EmitBody(SourceWriter writer, CommandModel command, MethodModel method)
    {
        foreach (var parameter in method.Parameters.Where(parameter => parameter.MustHoldItems))
        {
            writer.Line($"RespWriter.Require(_{parameter.Name}, nameof({Naming.Escape(parameter.Name)}));");
        }

        foreach (var argument in method.Steps.Select(step => step.Argument).Where(argument => argument is { IsReferenceType: true, Absence: Absence.None }))
        {
            writer.Line($"ArgumentNullException.ThrowIfNull(_{argument!.Name}, nameof({Naming.Escape(argument.Name)}));");
        }

        var leading = method.Steps.TakeWhile(step => step.Word is not null).ToList();
        string[] words = [.. command.FullName.Split(' '), .. leading.Select(step => step.Word!)];
        if (method.Steps.All(step => step.Word is not null || (!step.InOptions && step.Argument!.IsOneWord && step.Argument.Tokens.Count == Own(step.Argument))))
        {
            int count = words.Length + method.Steps.Count - leading.Count;
            writer.Line($"writer.WriteHeader({Words.Header(count, words)});");
        }
        else
        {
            writer.Line($"writer.BeginVariable({Words.Literal(words)}, {words.Length});");
        }

        new StepEmitter(
            writer,
            step => step.InOptions ? $"_{method.Options}.{Naming.Upper(step.Argument!.Name)}" : "_" + step.Argument!.Name,
            step => step.InOptions).Emit(method.Steps.Skip(leading.Count));
    }

    // A switch keeps its two values among its tokens.
    private static int Own(ArgumentModel argument) => argument.Kind == ArgumentKind.Switch ? 2 : 0;
}
