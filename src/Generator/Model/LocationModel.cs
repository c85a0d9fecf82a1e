using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Model;

/// <summary>A place in a file as plain data; a Roslyn location would keep the file alive and compare by reference.</summary>
internal sealed record LocationModel(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The place as the compiler reports it.</summary>
    public Location ToLocation()
        => Location.Create(
            Path,
            new TextSpan(Start, Length),
            new LinePositionSpan(new LinePosition(StartLine, StartColumn), new LinePosition(EndLine, EndColumn)));

    /// <summary>The beginning of a file, for what concerns the file as a whole.</summary>
    public static LocationModel StartOf(string path) => new(path, 0, 0, 0, 0, 0, 0);
}
