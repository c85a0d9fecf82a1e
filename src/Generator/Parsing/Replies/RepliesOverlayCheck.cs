using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Parsing.Replies;

/// <summary>Finds entries of <c>replies.json</c> that name a command or an argument the specs do not have.</summary>
internal static class RepliesOverlayCheck
{
    /// <summary>Checks the file against the specs.</summary>
    /// <param name="overlay">The file.</param>
    /// <param name="argumentPaths">The paths of a command's arguments as the spec names them; null for a command that there is no spec of.</param>
    /// <param name="holds">Whether what holds since a version, or always, holds for the specs.</param>
    public static IEnumerable<DiagnosticModel> Check(
        RepliesOverlay overlay, Func<string, ICollection<string>?> argumentPaths, Func<string?, bool> holds)
    {
        foreach (var listed in overlay.TextCommands.Concat(overlay.KeyCommands))
        {
            if (argumentPaths(listed.Name) is null)
            {
                yield return WithoutTarget(listed.Location, listed.Name, "there is no such command");
            }
        }

        foreach (var entry in overlay.Entries)
        {
            if (argumentPaths(entry.Command) is not { } paths)
            {
                if (holds(entry.Since))
                {
                    yield return WithoutTarget(entry.Location, entry.Command, "there is no such command");
                }

                continue;
            }

            foreach (string path in NamedPaths(entry, holds).Distinct(StringComparer.Ordinal))
            {
                if (!paths.Contains(path))
                {
                    yield return WithoutTarget(entry.Location, entry.Command, $"it has no argument '{path}'");
                }
            }
        }
    }

    private static IEnumerable<string> NamedPaths(ReplyOverlayEntry entry, Func<string?, bool> holds)
        => entry.Removes.Concat(entry.Variants.Where(variant => holds(variant.Since))
            .SelectMany(variant => variant.Forces.Concat(variant.Removes).Concat(variant.Requires).Concat(variant.Single)));

    private static DiagnosticModel WithoutTarget(LocationModel location, string entry, string reason)
        => DiagnosticModel.Create(GeneratorRules.OverlayWithoutTarget, location, $"replies.json: {entry}", reason);
}
