using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Replies;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;

namespace Glide.Generator.Mapping;

/// <summary>Makes what is emitted for a command of its spec and of what the overlay says about it.</summary>
internal static class CommandMapper
{
    public static CommandResult Map(CommandSpec spec, string path, OverlayData overlay, Version specsVersion)
    {
        overlay.Names.TryGetValue(spec.FullName, out var name);
        string methodName = name?.Name ?? Naming.Mechanical(spec.FullName);
        var context = new MappingContext(spec, path, methodName, overlay, specsVersion);
        bool inRuntime = overlay.Runtime.ContainsKey(spec.FullName);
        var surface = overlay.Surface.TryGetValue(spec.FullName, out var place) ? place.Kind
            : spec.IsContainer ? SurfaceKind.Container
            : SurfaceKind.Typed;

        var descriptor = DescriptorMapper.Map(spec, surface, overlay, context);
        var methods = new List<MethodModel>();
        var records = EquatableArray<RecordModel>.Empty;
        if (inRuntime || surface is SurfaceKind.Typed or SurfaceKind.Session)
        {
            var reply = ReplySource.Of(spec, context);
            records = reply.Records;
            methods.AddRange(Methods(spec, methodName, name?.Summary ?? Summary(spec), reply, context)
                .Select(method => SlotWords.Mark(method, descriptor) with { Fold = FoldMapper.Map(descriptor, method.Reply, context) }));
        }

        var command = new CommandModel(
            descriptor,
            surface,
            methods.ToEquatableArray(),
            SyntaxLine.Write(spec),
            spec.Complexity,
            spec.DocFlags.Contains("DEPRECATED") ? Obsolete(spec) : null,
            inRuntime)
        {
            ReplacedBy = spec.DocFlags.Contains("DEPRECATED") ? spec.ReplacedBy?.Replace("`", "") : null,
            ModuleSince = spec.ModuleSince,
        };
        return new CommandResult(
            path,
            command, context.Types.ToEquatableArray(), records, context.Used.ToEquatableArray(), context.Diagnostics.ToEquatableArray())
        { TypesNamespace = overlay.TypesNamespace };
    }

    private static IEnumerable<MethodModel> Methods(
        CommandSpec spec, string methodName, string summary, ReplyModel reply, MappingContext context)
    {
        var entries = context.Overlay.Arguments.Find(spec.FullName, context.SpecsVersion);
        var root = Shape.Root(spec.Arguments);
        ShapeOverrides.Apply(root, entries, context);
        var mapper = new MethodMapper(context, entries);
        yield return mapper.Map(
            methodName,
            methodName + "Command",
            VariantShape.OfBase(root, reply, context),
            reply.Type,
            summary,
            Returns(reply.Returns, reply.NullMeans)) with
        { IsLarge = reply.IsLarge };
        foreach (var variant in reply.Variants)
        {
            yield return mapper.Map(
                variant.MethodName,
                methodName + variant.Id + "Command",
                VariantShape.OfVariant(root, variant, context),
                variant.Reply,
                variant.Summary ?? summary,
                Returns(variant.Returns, variant.NullMeans)) with
            { Since = context.Later.Newest(variant.ForcedArguments.Concat(variant.RequiredArguments).Concat(variant.SingleArguments).Select(path => Introduced(root, path))) };
        }
    }

    private static string Summary(CommandSpec spec)
        => spec.Summary is { } said && said.Trim().Length > 0 ? ArgumentSummary.Prose(said) : $"Sends <c>{ArgumentSummary.Xml(spec.FullName)}</c>.";

    private static string? Introduced(Shape root, string path) => root.Find(path) is { } trail ? trail[trail.Count - 1].Introduced : null;

    private static string? Returns(string? returns, string? nullMeans)
    {
        string text = string.Join(" ", new[] { returns, nullMeans is null ? null : $"Null when {nullMeans}." }.Where(part => part is { Length: > 0 }));
        return text.Length == 0 ? null : text;
    }

    private static string Obsolete(CommandSpec spec)
    {
        string since = spec.DeprecatedSince is null ? "" : $" since {spec.DeprecatedSince}";
        return $"{spec.FullName} is deprecated{since}{(spec.ReplacedBy is null ? "." : $"; use {spec.ReplacedBy.Replace("`", "")}.")}";
    }
}
