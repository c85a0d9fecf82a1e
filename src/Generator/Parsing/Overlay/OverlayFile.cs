using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>An overlay file that has not been read yet.</summary>
internal sealed record OverlayFile(string Path, SourceText Text);
