using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>An overlay file that has not been read yet.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">What it says.</param>
/// <param name="Namespace">Where the types stand that it describes.</param>
internal sealed record OverlayFile(string Path, SourceText Text, string Namespace);
