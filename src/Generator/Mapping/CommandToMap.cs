using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Mapping;

/// <summary>A command, and the version whose overlay entries hold for it.</summary>
internal sealed record CommandToMap(SpecCommand Spec, string Version)
{
    public CommandResult Map(OverlayData overlay)
        => CommandMapper.Map(Spec.Command, Spec.Path, overlay, VersionNumber.Parse(Version)) with { Namespace = Spec.Namespace };
}
