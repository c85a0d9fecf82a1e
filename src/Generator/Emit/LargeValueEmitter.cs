using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Emit.Extensions;
using Glide.Generator.Mapping;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>Writes the two methods that hand a large value out without an array of its own: in pooled memory, or into the caller's buffer.</summary>
internal static class LargeValueEmitter
{
    private static readonly ParameterModel Destination = new(
        "destination",
        "global::System.Buffers.IBufferWriter<byte>",
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

        EmitLeaseHead(writer, command, method, place);
        writer.Line($"{LeaseSignature(method)};");
        EmitCopyHead(writer, command, method, place);
        writer.Line($"{CopySignature(method)};");
    }

    public static void EmitBodies(SourceWriter writer, CommandModel command, MethodModel method)
    {
        if (!method.IsLarge)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        CommandAttributes.Write(writer, command, method);
        writer.Line($"public {LeaseSignature(method)}");
        EmitLease(writer, method, "Executor");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        CommandAttributes.Write(writer, command, method);
        writer.Line($"public {CopySignature(method)}");
        EmitCopy(writer, method, "Executor");
    }

    /// <summary>Writes both as extension methods.</summary>
    public static void EmitExtensions(SourceWriter writer, CommandModel command, MethodModel method, SurfacePlace place, ExtendedParameter extended)
    {
        if (!method.IsLarge)
        {
            return;
        }

        EmitLeaseHead(writer, command, method, place, extended);
        writer.Line($"public static {LeaseSignature(method, extended)}");
        EmitLease(writer, method, $"{extended.Name}.{place.Executor}");
        EmitCopyHead(writer, command, method, place, extended);
        writer.Line($"public static {CopySignature(method, extended)}");
        EmitCopy(writer, method, $"{extended.Name}.{place.Executor}");
    }

    private static void EmitLeaseHead(SourceWriter writer, CommandModel command, MethodModel method, SurfacePlace place, ExtendedParameter? extended = null)
    {
        writer.Separate();
        XmlDoc.Method(writer, command, AsLease(method), method.Parameters, place, extended);
        CommandAttributes.Write(writer, command, method);
    }

    private static void EmitCopyHead(SourceWriter writer, CommandModel command, MethodModel method, SurfacePlace place, ExtendedParameter? extended = null)
    {
        writer.Separate();
        XmlDoc.Method(writer, command, AsCopy(method), WithDestination(method), place, extended);
        CommandAttributes.Write(writer, command, method);
    }

    private static void EmitLease(SourceWriter writer, MethodModel method, string executor)
        => writer.Indent().Line($"=> {executor}.LeaseAsync({SurfaceEmitter.Value(method)}, cancellationToken);").Outdent();

    private static void EmitCopy(SourceWriter writer, MethodModel method, string executor)
        => writer.Indent().Line($"=> {executor}.CopyAsync({SurfaceEmitter.Value(method)}, destination, cancellationToken);").Outdent();

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

    private static string LeaseSignature(MethodModel method, ExtendedParameter? extended = null)
        => $"ValueTask<ValkeyLease?> {method.Name}LeaseAsync({Parameters(method.Parameters, extended)})";

    private static string CopySignature(MethodModel method, ExtendedParameter? extended = null)
        => $"ValueTask<long?> {method.Name}IntoAsync({Parameters(WithDestination(method), extended)})";

    /// <summary>Behind what must be given, before what may be left out.</summary>
    private static List<ParameterModel> WithDestination(MethodModel method) =>
    [
        .. method.Parameters.Where(parameter => parameter.Default is null),
        Destination,
        .. method.Parameters.Where(parameter => parameter.Default is not null),
    ];

    private static string Parameters(IEnumerable<ParameterModel> parameters, ExtendedParameter? extended) => string.Join(
        ", ",
        new[] { extended?.Declaration }.OfType<string>()
            .Concat(parameters.Select(parameter => $"{parameter.Type} {Naming.Escape(parameter.Name)}{(parameter.Default is null ? "" : " = " + parameter.Default)}"))
            .Append(SurfaceEmitter.Token + " = default"));
}
