using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Model;

/// <summary>A place in a file as plain data; a Roslyn location would keep the file alive and compare by reference.</summary>
internal sealed record LocationModel(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The command whose name is meant, wherever it stands in the file; null for the place itself.</summary>
    public string? Command { get; init; }

    /// <summary>The place as the compiler reports it.</summary>
    public Location ToLocation()
        => Location.Create(
            Path,
            new TextSpan(Start, Length),
            new LinePositionSpan(new LinePosition(StartLine, StartColumn), new LinePosition(EndLine, EndColumn)));

    /// <summary>
    /// The name of a command in its spec file. Where that is gets looked up when something is reported there: an edit that only moves it changes
    /// nothing before.
    /// </summary>
    public static LocationModel Of(string path, string command) => StartOf(path) with { Command = command };

    /// <summary>The beginning of a file, for what concerns the file as a whole.</summary>
    public static LocationModel StartOf(string path) => new(path, 0, 0, 0, 0, 0, 0);
}
