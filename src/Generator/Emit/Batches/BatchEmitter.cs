using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Emit.Replies;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit.Batches;

/// <summary>Writes the methods that queue a command: one that returns the handle, and one for chains that hands it out and returns the batch.</summary>
internal static class BatchEmitter
{
    private const string Handle = "queued";

    public static void Emit(SourceWriter writer, CommandModel command)
    {
        if (BatchPlace.ClassOf(command) is not { } name || !command.Methods.Any(method => BatchPlace.CanBeQueued(command, method)))
        {
            return;
        }

        writer.Separate().Open($"public abstract partial class {name}<TSelf>");
        foreach (var method in command.Methods.Where(method => BatchPlace.CanBeQueued(command, method)))
        {
            List<ParameterModel> parameters = [.. method.Parameters.Where(parameter => !BatchPlace.MakesItWait(method, parameter))];
            string type = method.Reply.IsVoid ? "Queued" : $"Queued<{ReplyTypeNames.Of(method.Reply)}>";
            EmitQueue(writer, command, method, parameters, type);
            EmitChain(writer, command, method, parameters, type);
        }

        writer.Close();
    }

    private static void EmitQueue(SourceWriter writer, CommandModel command, MethodModel method, List<ParameterModel> parameters, string type)
    {
        string types = method.Reply.IsVoid ? method.StructName : $"{method.StructName}, {ReplyTypeNames.Of(method.Reply)}";
        string arguments = string.Join(", ", method.Parameters.Select(parameter => parameters.Contains(parameter) ? Naming.Escape(parameter.Name) : "default"));
        string value = arguments.Length == 0 ? $"default({method.StructName})" : $"new {method.StructName}({arguments})";
        Head(writer, command, method, parameters);
        writer.Line($"/// <returns>What to ask the results for the reply with.{Nullness(method)}</returns>");
        CommandAttributes.Write(writer, command);
        writer.Line($"public {type} {method.Name}({Signature(method, parameters)})");
        writer.Indent().Line($"=> Enqueue<{types}>({value});").Outdent();
    }

    private static void EmitChain(SourceWriter writer, CommandModel command, MethodModel method, List<ParameterModel> parameters, string type)
    {
        Head(writer, command, method, parameters, chain: true);
        writer.Line("/// <returns>The batch.</returns>");
        CommandAttributes.Write(writer, command);
        string signature = string.Join(", ", new[] { $"out {type} {Handle}", Signature(method, parameters) }.Where(text => text.Length > 0));
        writer.Open($"public TSelf {method.Name}({signature})");
        writer.Line($"{Handle} = {method.Name}({string.Join(", ", parameters.Select(parameter => Naming.Escape(parameter.Name)))});");
        writer.Line("return Self;");
        writer.Close();
    }

    private static void Head(SourceWriter writer, CommandModel command, MethodModel method, List<ParameterModel> parameters, bool chain = false)
    {
        writer.Separate();
        writer.Summary($"Queues <c>{ArgumentSummary.Xml(command.FullName)}</c>: {method.Summary}");
        if (chain)
        {
            writer.Parameter(Handle, "What to ask the results for the reply with.");
        }

        foreach (var parameter in parameters)
        {
            writer.Parameter(parameter.Name, parameter.Summary);
        }
    }

    private static string Nullness(MethodModel method) => method.Returns is null ? "" : " " + method.Returns;

    private static string Signature(MethodModel method, List<ParameterModel> parameters)
    {
        // Without the token that stands last elsewhere, a span that is the last parameter can always be a params one.
        return string.Join(", ", parameters.Select((parameter, index) =>
        {
            bool isParams = parameter.IsSpan && index == parameters.Count - 1 && (method.HasParams || parameter.Default is null);
            string value = parameter.Default is null ? "" : " = " + parameter.Default;
            return $"{(isParams ? "params " : "")}{parameter.Type} {Naming.Escape(parameter.Name)}{value}";
        }));
    }
}
