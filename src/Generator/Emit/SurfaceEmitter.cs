using System.Linq;
using Glide.Generator.Emit.Extensions;
using Glide.Generator.Emit.Replies;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>Writes a command's methods: as members of the interface, with their documentation, and of the class that implements it.</summary>
internal static class SurfaceEmitter
{
    /// <summary>The parameter that every method has last, unless its last is a <c>params</c> one.</summary>
    public const string Token = "CancellationToken cancellationToken";

    public static void Emit(SourceWriter writer, CommandModel command)
    {
        foreach (var place in SurfacePlace.Of(command))
        {
            EmitInterface(writer, command, place);
            EmitClass(writer, command, place);
        }
    }

    private static void EmitInterface(SourceWriter writer, CommandModel command, SurfacePlace place)
    {
        writer.Separate().Open($"public partial interface {place.Interface}");
        foreach (var method in command.Methods)
        {
            writer.Separate();
            XmlDoc.Method(writer, command, method, method.Parameters, place);
            CommandAttributes.Write(writer, command, method);
            WriteSignature(writer, method, place, method.HasParams ? null : Token + " = default");
            writer.Line(";");
            if (method.HasParams)
            {
                writer.Separate();
                InheritDoc(writer, method);
                CommandAttributes.Write(writer, command, method);
                YieldToParams(writer);
                WriteSignature(writer, method, place, Token);
                writer.Line(";");
            }

            if (!place.IsPerNode)
            {
                LargeValueEmitter.EmitMembers(writer, command, method, place);
            }
        }

        writer.Close();
    }

    private static void EmitClass(SourceWriter writer, CommandModel command, SurfacePlace place)
    {
        writer.Separate().Open($"public abstract partial class {place.Name}");
        foreach (var method in command.Methods)
        {
            EmitBody(writer, command, method, place, method.HasParams ? null : Token + " = default");
            if (method.HasParams)
            {
                EmitBody(writer, command, method, place, Token);
            }

            if (!place.IsPerNode)
            {
                LargeValueEmitter.EmitBodies(writer, command, method);
            }
        }

        writer.Close();
    }

    /// <summary>Writes a method's signature, and ends no line; without a token the last span is a <c>params</c> one.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="method">The method.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="token">The last parameter; null for none.</param>
    /// <param name="extended">What an extension method extends; null for a member.</param>
    public static void WriteSignature(SourceWriter writer, MethodModel method, SurfacePlace place, string? token, ExtendedParameter? extended = null)
    {
        writer.Write(place.IsPerNode && !method.Reply.IsVoid ? $"ValueTask<NodeReplies<{ReplyTypeNames.Of(method.Reply)}>>" : ReplyTypeNames.Task(method.Reply));
        writer.Write($" {method.Name}Async(");
        string separator = "";
        if (extended is not null)
        {
            writer.Write(extended.Declaration);
            separator = ", ";
        }

        foreach (var parameter in method.Parameters)
        {
            writer.Write(separator);
            writer.Write(CommandAttributes.Of(parameter));
            writer.Write(token is null && parameter.IsSpan ? "params " : "");
            writer.Write(parameter.Type);
            writer.Write(" ");
            writer.Write(Naming.Escape(parameter.Name));
            if (parameter.Default is not null)
            {
                writer.Write(" = ");
                writer.Write(parameter.Default);
            }

            separator = ", ";
        }

        if (token is not null)
        {
            writer.Write(separator);
            writer.Write(token);
        }

        writer.Write(")");
    }

    private static void EmitBody(SourceWriter writer, CommandModel command, MethodModel method, SurfacePlace place, string? token)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        CommandAttributes.Write(writer, command, method);
        if (method.HasParams && token is not null)
        {
            YieldToParams(writer);
        }

        writer.Write("public ");
        WriteSignature(writer, method, place, token);
        writer.Line();
        writer.Indent().Line($"=> {place.Executor}.{Call(method, token)};").Outdent();
    }

    /// <summary>The call of an executor that runs the command.</summary>
    public static string Call(MethodModel method, string? token)
    {
        string call = method.Reply.IsVoid
            ? $"ExecuteVoidAsync<{method.StructName}>"
            : $"ExecuteAsync<{method.StructName}, {ReplyTypeNames.Of(method.Reply)}>";
        return $"{call}({Value(method)}, {(token is null ? "CancellationToken.None" : "cancellationToken")})";
    }

    /// <summary>The command as a value, made of the method's parameters.</summary>
    public static string Value(MethodModel method) => method.Parameters.Count == 0
        ? $"default({method.StructName})"
        : $"new {method.StructName}({string.Join(", ", method.Parameters.Select(parameter => Naming.Escape(parameter.Name)))})";

    /// <summary>
    /// Two arguments <c>new(…)</c> without a type name could be two elements of the <c>params</c> span as well as a span and a token; the
    /// compiler is told to take them for elements.
    /// </summary>
    public static void YieldToParams(SourceWriter writer) => writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]");

    /// <summary>The documentation of the method with a token, which is that of the method without.</summary>
    public static void InheritDoc(SourceWriter writer, MethodModel method, ExtendedParameter? extended = null)
    {
        var parameters = method.Parameters.Select(parameter => parameter.Type.Replace('<', '{').Replace('>', '}').TrimEnd('?'));
        string types = string.Join(", ", extended is null ? parameters : parameters.Prepend(extended.Type));
        writer.Line($"/// <inheritdoc cref=\"{method.Name}Async({types})\"/>");
        if (extended is not null)
        {
            writer.Parameter(extended.Name, extended.Summary);
        }

        foreach (var parameter in method.Parameters)
        {
            writer.Parameter(parameter.Name, parameter.Summary);
        }

        writer.Parameter("cancellationToken", "Gives the call up; neither the connection nor other calls are affected.");
    }
}
