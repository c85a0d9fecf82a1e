using System;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>Whether an entry holds for a set of specs: one about a newer server than the specs describe says nothing about them.</summary>
internal static class Applicability
{
    public static bool Holds(string? since, Version specs) => since is null || VersionNumber.Parse(since) <= specs;
}
