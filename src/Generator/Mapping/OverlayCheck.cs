using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Mapping;

/// <summary>Finds overlay entries that match nothing, commands that two files describe, and commands that nobody has named yet.</summary>
internal static class OverlayCheck
{
    public static IEnumerable<DiagnosticModel> Run(OverlayInSet input)
    {
        var (overlay, set) = input;
        var version = input.Version;
        var missing = Entries(overlay)
            .Where(entry => Applicability.Holds(entry.Since, version) && set.Owner(entry.Name) is null)
            .Select(entry => DiagnosticModel.Create(GeneratorRules.OverlayWithoutTarget, entry.Location, entry.Name, "no spec describes that command"));
        var duplicates = set.Duplicates.Select(duplicate => DiagnosticModel.Create(
            GeneratorRules.DuplicateCommand, LocationModel.Of(duplicate.Path, duplicate.Command), duplicate.Command, set.Owner(duplicate.Command)!));
        var found = overlay.Diagnostics.Concat(missing).Concat(duplicates);

        // Some of Valkey's own are told by nothing but their name and arity, and are not for callers.
        return found.Concat(input.Mode == GeneratorMode.Client ? Unreviewed(overlay, set) : input.Mode == GeneratorMode.User ? Empty(set) : []);
    }

    /// <summary>A user's commands of which nothing can be generated, though nothing in them is wrong by itself.</summary>
    private static IEnumerable<DiagnosticModel> Empty(SpecSet set) => set.Empty.Select(owner => DiagnosticModel.Create(
        GeneratorRules.MissingField, LocationModel.Of(owner.Path, owner.Command), owner.Command + ", which is no container of another command,", "arguments"));

    /// <summary>Valkey's own commands without a name or a summary in our words. A user's spec has both as its author likes them.</summary>
    private static IEnumerable<DiagnosticModel> Unreviewed(OverlayData overlay, SpecSet set)
    {
        var unnamed = set.Commands
            .Where(owner => !overlay.Names.ContainsKey(owner.Command))
            .Select(owner => DiagnosticModel.Create(
                GeneratorRules.UnreviewedName, LocationModel.Of(owner.Path, owner.Command), owner.Command, Naming.Mechanical(owner.Command) + "Async"));
        var silent = overlay.Names.Values
            .Where(name => name.Summary is not { Length: > 0 })
            .Select(name => DiagnosticModel.Create(GeneratorRules.MalformedOverlay, name.Location, name.Command, "a name and a summary are needed"));
        return unnamed.Concat(silent);
    }

    /// <summary>Types, names and summaries of the overlay that no command needs.</summary>
    public static IEnumerable<DiagnosticModel> Unused(OverlayInSet overlay, IEnumerable<string> used)
    {
        var version = overlay.Version;
        var uses = new HashSet<string>(used, StringComparer.Ordinal);
        var arguments = overlay.Overlay.Arguments;
        return arguments.Types.Select(type => new OverlayTarget(type.Name, OverlayUse.Type(type.Name), type.Since, type.Location))
            .Concat(arguments.Names.Values.Select(name => new OverlayTarget(name.Key, OverlayUse.Name(name.Key), name.Since, name.Location)))
            .Concat(arguments.Summaries.Values.Select(summary => new OverlayTarget(summary.Key, OverlayUse.Summary(summary.Key), summary.Since, summary.Location)))
            .Where(entry => Applicability.Holds(entry.Since, version) && !uses.Contains(entry.Use))
            .Select(entry => DiagnosticModel.Create(GeneratorRules.OverlayWithoutTarget, entry.Location, entry.Name, "no argument needs it"));
    }

    private static IEnumerable<OverlayTarget> Entries(OverlayData overlay)
    {
        foreach (var name in overlay.Names.Values)
        {
            yield return Command(name.Command, name.Since, name.Location);
        }

        foreach (var place in overlay.Surface.Values)
        {
            yield return Command(place.Command, place.Since, place.Location);
        }

        foreach (var runtime in overlay.Runtime)
        {
            // What the runtime sends exists since the version that the command's name is for.
            yield return Command(runtime.Key, overlay.Names.TryGetValue(runtime.Key, out var known) ? known.Since : null, runtime.Value);
        }

        foreach (var route in overlay.Routing.Values)
        {
            yield return Command(route.Command, route.Since, route.Location);
        }

        foreach (var entry in overlay.Arguments.Commands)
        {
            foreach (string command in entry.Commands)
            {
                yield return Command(command, entry.Since, entry.Location);
            }
        }
    }

    private static OverlayTarget Command(string name, string? since, LocationModel location) => new(name, name, since, location);
}
