using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Model.Specs;
using Glide.Generator.Model.Types;
using Glide.Generator.Parsing.Overlay;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Mapping;

/// <summary>What the mapping of one command needs to know and what it gathers.</summary>
internal sealed class MappingContext(CommandSpec spec, string path, string methodName, OverlayData overlay, Version specsVersion)
{
    private readonly Shape _tree = Shape.Root(spec.Arguments);
    private readonly Dictionary<string, TypeModel> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<DiagnosticModel> _diagnostics = [];

    public string Command => spec.FullName;

    /// <summary>What of the arguments came later than the command.</summary>
    public LaterMembers Later { get; } = new(spec.Since);

    /// <summary>Where something about the command as a whole is reported: its name in its spec file.</summary>
    public LocationModel Location => LocationModel.Of(path, Command);

    /// <summary>Where something about its variants is reported: its entry in <c>replies.json</c>.</summary>
    public LocationModel ReplyLocation => Overlay.Replies.Find(Command)?.Location ?? Location;

    /// <summary>Where something about its policies is reported: its entry in <c>routing.json</c>.</summary>
    public LocationModel RoutingLocation => Overlay.Routing.TryGetValue(Command, out var routing) ? routing.Location : Location;

    /// <summary>The method's name without <c>Async</c>.</summary>
    public string MethodName { get; } = methodName;

    public OverlayData Overlay { get; } = overlay;

    public Version SpecsVersion { get; } = specsVersion;

    /// <summary>Whether the server may keep the command waiting.</summary>
    public bool IsBlocking { get; } = spec.Flags.Contains("BLOCKING");

    public IEnumerable<TypeModel> Types => _types.Values;

    /// <summary>What of the overlay the command uses that several may share, as kind and name.</summary>
    public IEnumerable<string> Used => _used.OrderBy(name => name, StringComparer.Ordinal);

    public IEnumerable<DiagnosticModel> Diagnostics => _diagnostics;

    /// <summary>Whether the spec has an argument at a path.</summary>
    public bool HasArgument(string path) => _tree.Find(path) is not null;

    /// <summary>Whether the node at a path is one of several alternatives, which goes when another is chosen.</summary>
    public bool IsAlternative(string path) => _tree.Find(path) is { } trail && trail[trail.Count - 2].Type == ArgumentType.OneOf;

    public void Report(DiagnosticDescriptor rule, LocationModel location, params string[] arguments)
        => _diagnostics.Add(DiagnosticModel.Create(rule, location, arguments));

    /// <summary>The overlay's entry for the type at a path, or for a set of tokens.</summary>
    public TypeEntry? FindType(string path, string? tokens = null)
    {
        var entry = Overlay.Arguments.FindType(Command, path, tokens, SpecsVersion);
        if (entry is not null)
        {
            _used.Add(OverlayUse.Type(entry.Name));
        }

        return entry;
    }

    /// <summary>The overlay's name for a name of the specs; null if it has none.</summary>
    public string? FindName(string specName)
    {
        if (!Overlay.Arguments.Names.TryGetValue(specName, out var entry))
        {
            return null;
        }

        _used.Add(OverlayUse.Name(specName));
        return entry.Text;
    }

    /// <summary>The overlay's sentence about a parameter of that name; null if it has none.</summary>
    public string? FindSummary(string name)
    {
        if (!Overlay.Arguments.Summaries.TryGetValue(name, out var entry))
        {
            return null;
        }

        _used.Add(OverlayUse.Summary(name));
        return entry.Text;
    }

    /// <summary>Keeps a type under its name, unless another of this command has that name.</summary>
    public bool TryAdd(TypeModel type)
    {
        if (_types.TryGetValue(type.Name, out var other))
        {
            return other.Equals(type);
        }

        _types.Add(type.Name, type);
        return true;
    }

    /// <summary>Keeps a type and returns the name under which it is kept: its own, unless another of this command has it.</summary>
    public string Add(TypeModel type)
    {
        string name = type.Name;
        for (int number = 2; _types.TryGetValue(name, out var other) && !other.Equals(type with { Name = name }); number++)
        {
            name = type.Name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        _types[name] = type with { Name = name };
        return name;
    }
}
