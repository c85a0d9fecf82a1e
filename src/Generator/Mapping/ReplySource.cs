using Glide.Generator.Diagnostics;
using Glide.Generator.Model.Replies;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Replies;

namespace Glide.Generator.Mapping;

/// <summary>Says what a command replies.</summary>
internal static class ReplySource
{
    public static ReplyModel Of(CommandSpec spec, MappingContext context)
    {
        var resolution = ReplyParser.Resolve(
            spec.FullName, context.MethodName, spec.Reply, context.Overlay.Replies, since => Applicability.Holds(since, context.SpecsVersion));
        if (resolution.Problem is { } problem)
        {
            context.Report(GeneratorRules.UnknownReply, context.Location, spec.FullName, problem);
        }

        return resolution.Model;
    }
}
