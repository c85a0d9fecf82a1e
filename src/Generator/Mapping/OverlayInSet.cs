using System;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Mapping;

/// <summary>The overlay together with the commands that it is about.</summary>
internal sealed record OverlayInSet(OverlayData Overlay, SpecSet Set)
{
    public Version Version => VersionNumber.Parse(Set.Version);
}
