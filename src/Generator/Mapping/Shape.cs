using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Mapping;

/// <summary>A node of a command's argument tree while the overlay and the variants work on it. It lives only during the mapping of one command.</summary>
internal sealed class Shape
{
    /// <summary>The spec's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The names from the root to here, joined with dots.</summary>
    public string Path { get; set; } = "";

    public ArgumentType Type { get; set; }

    /// <summary>The words before the value.</summary>
    public List<string> Tokens { get; set; } = [];

    public bool Optional { get; set; }

    public bool Multiple { get; set; }

    public bool MultipleToken { get; set; }

    public string? Since { get; set; }

    /// <summary>What it is, as the spec says; null if it says nothing.</summary>
    public string? Summary { get; set; }

    /// <summary>The newest version among those that introduced it and what it stands in; null if it came with the command.</summary>
    public string? Introduced { get; set; }

    public List<Shape> Children { get; set; } = [];

    /// <summary>What the overlay says about the node.</summary>
    public ArgumentEntry? Entry { get; set; }

    public bool IsLeaf => Type is not (ArgumentType.Block or ArgumentType.OneOf);

    public bool IsPureToken => Type == ArgumentType.PureToken;

    /// <summary>The tree of a spec, below a block without a name.</summary>
    public static Shape Root(IEnumerable<ArgumentSpec> arguments)
        => new() { Type = ArgumentType.Block, Children = arguments.Select(argument => Of(argument, "", null)).ToList() };

    public Shape Copy()
    {
        var copy = (Shape)MemberwiseClone();
        copy.Tokens = [.. Tokens];
        copy.Children = Children.Select(child => child.Copy()).ToList();
        return copy;
    }

    /// <summary>The node at a path with its ancestors, the root first and the node last; null if there is none.</summary>
    public List<Shape>? Find(string path)
    {
        if (path.Length == 0)
        {
            return null;
        }

        var trail = new List<Shape> { this };
        while (trail[trail.Count - 1].Path != path)
        {
            var next = trail[trail.Count - 1].Children.FirstOrDefault(
                child => child.Path == path || path.StartsWith(child.Path + ".", System.StringComparison.Ordinal));
            if (next is null)
            {
                return null;
            }

            trail.Add(next);
        }

        return trail;
    }

    private static Shape Of(ArgumentSpec argument, string parent, string? introduced)
    {
        introduced = introduced is null ? argument.Since : VersionNumber.Newer(introduced, argument.Since);
        string path = parent.Length == 0 ? argument.Name : parent + "." + argument.Name;
        return new Shape
        {
            Name = argument.Name,
            Path = path,
            Type = argument.Type,
            Tokens = argument.Token is null ? [] : [argument.Token],
            Optional = argument.Optional,
            Multiple = argument.Multiple,
            MultipleToken = argument.MultipleToken,
            Since = argument.Since,
            Summary = argument.Summary,
            Introduced = introduced,
            Children = argument.Children.Select(child => Of(child, path, introduced)).ToList(),
        };
    }
}
