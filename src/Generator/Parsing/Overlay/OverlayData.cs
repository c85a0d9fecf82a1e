using System;
using System.Collections.Generic;
using Glide.Generator.Model;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>
/// What all overlay files say together. It is compared by reference: an edit of the overlay maps all commands again, which is cheap, and what
/// comes out equal is not emitted again.
/// </summary>
internal sealed class OverlayData
{
    public IReadOnlyDictionary<string, NameEntry> Names { get; set; } = new Dictionary<string, NameEntry>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SurfaceEntry> Surface { get; set; } = new Dictionary<string, SurfaceEntry>(StringComparer.Ordinal);

    /// <summary>The commands that the runtime itself sends, and where the overlay names them.</summary>
    public IReadOnlyDictionary<string, LocationModel> Runtime { get; set; } = new Dictionary<string, LocationModel>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, RoutingEntry> Routing { get; set; } = new Dictionary<string, RoutingEntry>(StringComparer.Ordinal);

    public ArgumentsOverlay Arguments { get; set; } = ArgumentsOverlay.Empty;

    /// <summary>What comes back, and the methods that other arguments make of a command.</summary>
    public RepliesOverlay Replies { get; set; } = RepliesOverlay.Empty;

    /// <summary>The types that replies are read into.</summary>
    public TypesOverlay Types { get; set; } = TypesOverlay.Empty;

    /// <summary>Where those types stand; null if none are described.</summary>
    public string? TypesNamespace { get; set; }

    /// <summary>What is wrong with the files.</summary>
    public EquatableArray<DiagnosticModel> Diagnostics { get; set; } = [];
}
