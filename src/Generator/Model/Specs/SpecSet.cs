using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Model.Specs;

/// <summary>What all spec files are together: the version that they describe, and which file has which command.</summary>
/// <param name="Version">The newest version that a spec mentions.</param>
/// <param name="Commands">The commands with their files, in the order of the names; of two files with the same command the first has it.</param>
/// <param name="Duplicates">Commands of further files.</param>
/// <param name="Empty">Commands that have neither arguments nor a reply, as if they held others, and hold none.</param>
internal sealed record SpecSet(string Version, EquatableArray<SpecOwner> Commands, EquatableArray<SpecOwner> Duplicates, EquatableArray<SpecOwner> Empty)
{
    private Dictionary<string, string>? _owners;

    public static SpecSet Of(IEnumerable<SpecSetEntry> entries)
    {
        var owners = new Dictionary<string, SpecOwner>(StringComparer.Ordinal);
        var duplicates = new List<SpecOwner>();
        var containers = new List<SpecOwner>();
        string version = VersionNumber.Oldest;
        foreach (var entry in entries.OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            version = VersionNumber.Newer(version, entry.Newest);
            containers.AddRange(entry.Containers.Select(container => new SpecOwner(container, entry.Path)));
            foreach (string command in entry.Commands)
            {
                if (owners.ContainsKey(command))
                {
                    duplicates.Add(new SpecOwner(command, entry.Path));
                }
                else
                {
                    owners.Add(command, new SpecOwner(command, entry.Path));
                }
            }
        }

        var held = new HashSet<string>(owners.Keys.Select(command => command.Split(' ')).Where(words => words.Length > 1).Select(words => words[0]));
        return new SpecSet(
            version,
            owners.Values.OrderBy(owner => owner.Command, StringComparer.Ordinal).ToEquatableArray(),
            duplicates.ToEquatableArray(),
            containers.Where(container => !held.Contains(container.Command)).ToEquatableArray());
    }

    /// <summary>The file that has a command; null if none has.</summary>
    public string? Owner(string command)
    {
        _owners ??= Commands.ToDictionary(owner => owner.Command, owner => owner.Path, StringComparer.Ordinal);
        return _owners.TryGetValue(command, out string? path) ? path : null;
    }

    // The dictionary is only a way to find what the arrays hold.
    public bool Equals(SpecSet? other)
        => other is not null && Version == other.Version && Commands.Equals(other.Commands) && Duplicates.Equals(other.Duplicates) && Empty.Equals(other.Empty);

    public override int GetHashCode() => Commands.GetHashCode();
}
