using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Mapping;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>Writes the two methods that hand a large value out without an array of its own: in pooled memory, or into the caller's buffer.</summary>
internal static class LargeValueEmitter
{
    private static readonly ParameterModel Destination = new(
        "destination",
        "System.Buffers.IBufferWriter<byte>",
        Default: null,
        IsSpan: false,
        MustHoldItems: false,
        "Where the value goes. It is written to when the whole value is there, and never by a call that failed.");

    public static void EmitMembers(SourceWriter writer, CommandModel command, MethodModel method, SurfacePlace place)
    {
        if (!method.IsLarge)
        {
            return;
        }

        writer.Separate();
        XmlDoc.Method(writer, command, AsLease(method), method.Parameters, place);
        CommandAttributes.Write(writer, command);
        writer.Line($"{LeaseSignature(method)};");
        writer.Separate();
        XmlDoc.Method(writer, command, AsCopy(method), WithDestination(method), place);
        CommandAttributes.Write(writer, command);
        writer.Line($"{CopySignature(method)};");
    }

    public static void EmitBodies(SourceWriter writer, CommandModel command, MethodModel method)
    {
        if (!method.IsLarge)
        {
            return;
        }

        string value = $"new {method.StructName}({string.Join(", ", method.Parameters.Select(parameter => Naming.Escape(parameter.Name)))})";
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        CommandAttributes.Write(writer, command);
        writer.Line($"public {LeaseSignature(method)}");
        writer.Indent().Line($"=> Executor.LeaseAsync({value}, cancellationToken);").Outdent();
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        CommandAttributes.Write(writer, command);
        writer.Line($"public {CopySignature(method)}");
        writer.Indent().Line($"=> Executor.CopyAsync({value}, destination, cancellationToken);").Outdent();
    }

    private static MethodModel AsLease(MethodModel method) => method with
    {
        Summary = method.Summary + " The value comes in pooled memory, for large ones.",
        Returns = ("The value, to be disposed. " + method.Returns).TrimEnd(),
    };

    private static MethodModel AsCopy(MethodModel method) => method with
    {
        Summary = method.Summary + " The value goes into a buffer of the caller's, for large ones.",
        Returns = ("The number of bytes that were written. " + method.Returns).TrimEnd(),
    };

    private static string LeaseSignature(MethodModel method) => $"ValueTask<ValkeyLease?> {method.Name}LeaseAsync({Parameters(method.Parameters)})";

    private static string CopySignature(MethodModel method) => $"ValueTask<long?> {method.Name}IntoAsync({Parameters(WithDestination(method))})";

    /// <summary>Behind what must be given, before what may be left out.</summary>
    private static List<ParameterModel> WithDestination(MethodModel method) =>
    [
        .. method.Parameters.Where(parameter => parameter.Default is null),
        Destination,
        .. method.Parameters.Where(parameter => parameter.Default is not null),
    ];

    private static string Parameters(IEnumerable<ParameterModel> parameters) => string.Join(
        ", ",
        parameters
            .Select(parameter => $"{parameter.Type} {Naming.Escape(parameter.Name)}{(parameter.Default is null ? "" : " = " + parameter.Default)}")
            .Append("CancellationToken cancellationToken = default"));
}
