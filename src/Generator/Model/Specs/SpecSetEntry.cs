using System.Linq;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Model.Specs;

/// <summary>What one spec file contributes to the set: the names of its commands, those of them that only hold others, and the newest version that it mentions.</summary>
internal sealed record SpecSetEntry(string Path, EquatableArray<string> Commands, EquatableArray<string> Containers, string Newest)
{
    public static SpecSetEntry Of(CommandSpecFile file)
        => new(
            file.Path,
            file.Commands.Select(command => command.FullName).ToEquatableArray(),
            file.Commands.Where(command => command.IsContainer).Select(command => command.FullName).ToEquatableArray(),
            file.Commands.Aggregate(VersionNumber.Oldest, (newest, command) => VersionNumber.Newer(newest, command.Newest)));
}
