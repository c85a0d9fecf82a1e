using System;
using System.Collections.Generic;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Mapping;

/// <summary>The overlay together with the commands that it is about.</summary>
/// <param name="Overlay">The overlay.</param>
/// <param name="Set">The commands.</param>
internal sealed record OverlayInSet(OverlayData Overlay, SpecSet Set)
{
    /// <summary>What the project wants generated of them.</summary>
    public GeneratorMode Mode { get; init; }

    public Version Version => VersionNumber.Parse(Set.Version);

    /// <summary>
    /// Maps the commands that a file describes; not those that another file has already, nor for the runtime those that it does not send, of which
    /// the client's project has everything said.
    /// </summary>
    public IEnumerable<CommandResult> Map(CommandSpecFile file)
    {
        foreach (var command in file.Commands)
        {
            if (Set.Owner(command.FullName) == file.Path && (Mode != GeneratorMode.Runtime || Overlay.Runtime.ContainsKey(command.FullName)))
            {
                yield return CommandMapper.Map(command, file.Path, Overlay, Version) with { Namespace = file.Namespace };
            }
        }
    }
}
