using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Tests.Driving;

/// <summary>A spec or overlay file as the compiler hands it to a generator.</summary>
internal sealed class SpecText(string path, string content, string kind, string? ns = null) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(content, Encoding.UTF8);

    public override string Path => path;

    /// <summary>What the project file says the file is: <c>command</c> or <c>overlay</c>.</summary>
    public string Kind => kind;

    public string Content => content;

    /// <summary>What the project file says of the namespace; null if it says nothing.</summary>
    public string? Namespace => ns;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    public SpecText With(string newContent) => new(path, newContent, kind, ns);

    public static SpecText Command(string path) => new(path, File.ReadAllText(path), "command");

    public static SpecText Overlay(string path) => new(path, File.ReadAllText(path), "overlay");
}
