using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;

namespace Glide.Generator.Mapping;

/// <summary>Makes a command's descriptor of its flags, tips and key specs, with the overlay's word where the tips are silent or wrong.</summary>
internal static class DescriptorMapper
{
    private const string RequestTip = "REQUEST_POLICY:";
    private const string ResponseTip = "RESPONSE_POLICY:";

    public static DescriptorModel Map(CommandSpec spec, SurfaceKind surface, OverlayData overlay, MappingContext context)
    {
        overlay.Routing.TryGetValue(spec.FullName, out var routing);
        var flags = spec.Flags.Concat(spec.DocFlags).Select(Flag).OfType<string>().ToList();
        if (surface == SurfaceKind.Session)
        {
            flags.Add("SessionBound");
        }
        else if (surface == SurfaceKind.Push)
        {
            flags.Add("Unanswered");
        }

        var keySpecs = KeySpecs(spec, routing, context);
        string request = Policy(routing?.Request, spec, RequestTip, Request, routing, context);
        if (request == "MultiShard" && !CanBeSplit(keySpecs))
        {
            context.Report(
                GeneratorRules.Contradiction,
                context.RoutingLocation,
                spec.FullName,
                "a command is split by its keys only if they stand last, each with the words that belong to it");
        }

        return new DescriptorModel(
            spec.FullName,
            spec.Since,
            spec.Arity,
            flags.ToEquatableArray(),
            request,
            Policy(routing?.Response, spec, ResponseTip, Response, routing, context),
            keySpecs,
            request == "SlotArgument" ? SlotArgument(spec, routing?.SlotArgument, context) : 0,
            WaitMapper.Map(spec));
    }

    private static bool CanBeSplit(EquatableArray<KeySpecModel> keySpecs)
        => keySpecs.Count == 1 && keySpecs[0] is { IsKey: true, IsComplete: true, BeginKeyword: null, KeyCountIndex: < 0, LastKey: < 0 } key
            && key.LastKey >= -key.KeyStep;

    /// <summary>The spec's own, with the overlay's in place of those that are unknown.</summary>
    private static EquatableArray<KeySpecModel> KeySpecs(CommandSpec spec, RoutingEntry? routing, MappingContext context)
    {
        if (routing is null || routing.KeySpecs.IsEmpty)
        {
            return spec.KeySpecs;
        }

        foreach (var key in routing.KeySpecs)
        {
            if (key.BeginKeyword is { } keyword && !HasToken(spec.Arguments, keyword))
            {
                context.Report(GeneratorRules.OverlayWithoutTarget, routing.Location, spec.FullName, $"no argument has the token '{keyword}' of a key spec");
            }
        }

        return spec.KeySpecs.Where(static key => !key.IsUnknown).Concat(routing.KeySpecs).ToEquatableArray();
    }

    private static bool HasToken(EquatableArray<ArgumentSpec> arguments, string token)
        => arguments.Any(argument => string.Equals(argument.Token, token, System.StringComparison.OrdinalIgnoreCase) || HasToken(argument.Children, token));

    /// <summary>The word at which the slot stands: only words whose number is always the same may stand before it.</summary>
    private static int SlotArgument(CommandSpec spec, string? name, MappingContext context)
    {
        int word = spec.FullName.Split(' ').Length;
        foreach (var argument in spec.Arguments)
        {
            word += argument.Token?.Split(' ').Length ?? 0;
            if (argument.Optional || argument.Multiple || argument.Type is ArgumentType.OneOf or ArgumentType.Block)
            {
                break;
            }

            if (argument.Name == name && argument.Type == ArgumentType.Integer)
            {
                return word;
            }

            word++;
        }

        context.Report(
            GeneratorRules.MalformedOverlay, context.RoutingLocation, spec.FullName, $"no integer '{name}' stands at one and the same place among the words");
        return 0;
    }

    private static string Policy(
        string? own, CommandSpec spec, string tip, System.Func<string, string?> map, RoutingEntry? routing, MappingContext context)
    {
        if (own is not null)
        {
            if (map(own) is { } known)
            {
                return known;
            }

            context.Report(GeneratorRules.MalformedOverlay, routing!.Location, spec.FullName, $"there is no policy '{own}'");
        }

        string? said = spec.Tips.FirstOrDefault(text => text.StartsWith(tip, System.StringComparison.Ordinal));
        return (said is null ? null : map(said.Substring(tip.Length))) ?? "Default";
    }

    /// <summary>The policy that a tip names and that is none; null for any other tip.</summary>
    public static string? UnknownPolicy(string tip) => Unknown(tip, RequestTip, Request) ?? Unknown(tip, ResponseTip, Response);

    private static string? Unknown(string tip, string kind, System.Func<string, string?> map)
        => tip.StartsWith(kind, System.StringComparison.Ordinal) && map(tip.Substring(kind.Length)) is null ? tip.Substring(kind.Length) : null;

    private static string? Request(string name) => Normalize(name) switch
    {
        "DEFAULT" => "Default",
        "ALLNODES" => "AllNodes",
        "ALLSHARDS" => "AllShards",
        "MULTISHARD" => "MultiShard",
        "SLOTARGUMENT" => "SlotArgument",
        "EXPLICITNODE" => "ExplicitNode",
        "SPECIAL" => "Special",
        _ => null,
    };

    private static string? Response(string name) => Normalize(name) switch
    {
        "DEFAULT" => "Default",
        "ALLSUCCEEDED" => "AllSucceeded",
        "ONESUCCEEDED" => "OneSucceeded",
        "AGGSUM" or "SUM" => "Sum",
        "AGGMIN" or "MIN" => "Min",
        "AGGMAX" or "MAX" => "Max",
        "AGGLOGICALAND" or "LOGICALAND" => "LogicalAnd",
        "AGGLOGICALOR" or "LOGICALOR" => "LogicalOr",
        "FIRSTNONNULL" => "FirstNonNull",
        "UNION" => "Union",
        "SUMBYNAME" => "SumByName",

        // What folds by no general rule is told apart by node, unless the overlay knows the rule.
        "SPECIAL" or "PERNODE" => "PerNode",
        _ => null,
    };

    private static string Normalize(string name) => name.Replace("_", "").ToUpperInvariant();

    private static string? Flag(string flag) => flag switch
    {
        "WRITE" => "Write",
        "READONLY" => "ReadOnly",
        "BLOCKING" => "Blocking",
        "ADMIN" => "Admin",
        "FAST" => "Fast",
        "DENYOOM" => "DenyOom",
        "NOSCRIPT" => "NoScript",
        "NO_MULTI" => "NoMulti",
        "NO_AUTH" => "NoAuth",
        "PUBSUB" => "PubSub",
        "LOADING" => "Loading",
        "STALE" => "Stale",
        "ALLOW_BUSY" => "AllowBusy",
        "NO_MANDATORY_KEYS" => "NoMandatoryKeys",
        "DEPRECATED" => "Deprecated",
        "MAY_REPLICATE" => "MayReplicate",
        _ => null,
    };
}
