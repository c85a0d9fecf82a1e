using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Emit.Extensions;
using Glide.Generator.Emit.Replies;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit.Batches;

/// <summary>Writes the methods that queue a command: one that returns the handle, and one for chains that hands it out and returns the batch.</summary>
internal static class BatchEmitter
{
    private const string Handle = "queued";
    private const string Batch = "TBatch";

    /// <summary>Writes them as members.</summary>
    public static void Emit(SourceWriter writer, CommandModel command)
    {
        if (BatchPlace.ClassOf(command) is not { } name || !command.Methods.Any(method => BatchPlace.CanBeQueued(command, method)))
        {
            return;
        }

        writer.Separate().Open($"public abstract partial class {name}<TSelf>");
        foreach (var method in command.Methods)
        {
            EmitMethods(writer, command, method, extended: null);
        }

        writer.Close();
    }

    /// <summary>Writes them as extension methods.</summary>
    public static void EmitExtensions(SourceWriter writer, CommandModel command)
    {
        if (BatchPlace.ClassOf(command) is not { } name)
        {
            return;
        }

        foreach (var method in command.Methods)
        {
            EmitMethods(writer, command, method, ExtendedParameter.Of($"{name}<{Batch}>", method));
        }
    }

    private static void EmitMethods(SourceWriter writer, CommandModel command, MethodModel method, ExtendedParameter? extended)
    {
        if (!BatchPlace.CanBeQueued(command, method))
        {
            return;
        }

        List<ParameterModel> parameters = [.. method.Parameters.Where(parameter => !BatchPlace.MakesItWait(method, parameter))];
        string type = method.Reply.IsVoid ? "Queued" : $"Queued<{ReplyTypeNames.Of(method.Reply)}>";
        EmitQueue(writer, command, method, parameters, type, extended);
        EmitChain(writer, command, method, parameters, type, extended);
    }

    private static void EmitQueue(
        SourceWriter writer, CommandModel command, MethodModel method, List<ParameterModel> parameters, string type, ExtendedParameter? extended)
    {
        string types = method.Reply.IsVoid ? method.StructName : $"{method.StructName}, {ReplyTypeNames.Of(method.Reply)}";
        string arguments = string.Join(", ", method.Parameters.Select(parameter => parameters.Contains(parameter) ? Naming.Escape(parameter.Name) : "default"));
        string value = arguments.Length == 0 ? $"default({method.StructName})" : $"new {method.StructName}({arguments})";
        Head(writer, command, method, parameters, extended);
        writer.Line($"/// <returns>What to ask the results for the reply with.{Nullness(method)}</returns>");
        CommandAttributes.Write(writer, command, method);
        string signature = Signature(extended?.Declaration, Signature(method, parameters));
        writer.Line($"public {Modified(type, method, extended)}({signature}){Constraint(extended)}");
        writer.Indent().Line($"=> {(extended is null ? "" : extended.Name + ".")}Enqueue<{types}>({value});").Outdent();
    }

    private static void EmitChain(
        SourceWriter writer, CommandModel command, MethodModel method, List<ParameterModel> parameters, string type, ExtendedParameter? extended)
    {
        Head(writer, command, method, parameters, extended, chain: true);
        writer.Line("/// <returns>The batch.</returns>");
        CommandAttributes.Write(writer, command, method);
        string signature = Signature(extended?.Declaration, $"out {type} {Handle}", Signature(method, parameters));
        writer.Open($"public {Modified(extended is null ? "TSelf" : Batch, method, extended)}({signature}){Constraint(extended)}");
        string arguments = Signature(extended?.Name, string.Join(", ", parameters.Select(parameter => Naming.Escape(parameter.Name))));
        writer.Line($"{Handle} = {method.Name}({arguments});");
        writer.Line(extended is null ? "return Self;" : $"return ({Batch}){extended.Name};");
        writer.Close();
    }

    private static string Modified(string type, MethodModel method, ExtendedParameter? extended)
        => extended is null ? $"{type} {method.Name}" : $"static {type} {method.Name}<{Batch}>";

    private static string Constraint(ExtendedParameter? extended) => extended is null ? "" : $" where {Batch} : {extended.Type}";

    private static string Signature(params string?[] parts) => string.Join(", ", parts.Where(part => part is { Length: > 0 }));

    private static void Head(
        SourceWriter writer, CommandModel command, MethodModel method, List<ParameterModel> parameters, ExtendedParameter? extended, bool chain = false)
    {
        writer.Separate();
        writer.Summary($"Queues <c>{ArgumentSummary.Xml(command.FullName)}</c>: {method.Summary}");
        if (extended is not null)
        {
            writer.Line($"/// <typeparam name=\"{Batch}\">The kind of batch.</typeparam>");
            writer.Parameter(extended.Name, extended.Summary);
        }

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
            return $"{CommandAttributes.Of(parameter)}{(isParams ? "params " : "")}{parameter.Type} {Naming.Escape(parameter.Name)}{value}";
        }));
    }
}
