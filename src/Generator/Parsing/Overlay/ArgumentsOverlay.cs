using System;
using System.Collections.Generic;
using System.Linq;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>What <c>arguments.json</c> says.</summary>
internal sealed class ArgumentsOverlay
{
    public static readonly ArgumentsOverlay Empty = new([], [], new Dictionary<string, TextEntry>(), new Dictionary<string, TextEntry>());

    private readonly Dictionary<string, List<CommandArgumentsEntry>> _byCommand = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TypeEntry>> _byTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TypeEntry>> _byPlace = new(StringComparer.Ordinal);

    public ArgumentsOverlay(
        IReadOnlyList<CommandArgumentsEntry> commands,
        IReadOnlyList<TypeEntry> types,
        IReadOnlyDictionary<string, TextEntry> names,
        IReadOnlyDictionary<string, TextEntry> summaries)
    {
        Commands = commands;
        Types = types;
        Names = names;
        Summaries = summaries;
        foreach (var entry in commands)
        {
            foreach (string command in entry.Commands)
            {
                Add(_byCommand, command, entry);
            }
        }

        foreach (var type in types)
        {
            if (type.Tokens is not null)
            {
                Add(_byTokens, type.Tokens, type);
            }

            foreach (string place in type.At)
            {
                Add(_byPlace, place, type);
            }
        }
    }

    public IReadOnlyList<CommandArgumentsEntry> Commands { get; }

    public IReadOnlyList<TypeEntry> Types { get; }

    /// <summary>Parameter names for names of the specs, wherever they occur.</summary>
    public IReadOnlyDictionary<string, TextEntry> Names { get; }

    /// <summary>Sentences for parameters, by their C# name, wherever they occur.</summary>
    public IReadOnlyDictionary<string, TextEntry> Summaries { get; }

    /// <summary>The entries of a command that hold for the version of the specs.</summary>
    public IReadOnlyList<CommandArgumentsEntry> Find(string command, Version specs)
        => _byCommand.TryGetValue(command, out var entries) ? entries.Where(entry => Applicability.Holds(entry.Since, specs)).ToList() : [];

    /// <summary>The type for a place, or for a set of tokens wherever it stands; null if the overlay knows none.</summary>
    public TypeEntry? FindType(string command, string path, string? tokens, Version specs)
        => (_byPlace.TryGetValue(command + ":" + path, out var entries) || (tokens is not null && _byTokens.TryGetValue(tokens, out entries)))
            ? entries.FirstOrDefault(entry => Applicability.Holds(entry.Since, specs))
            : null;

    private static void Add<T>(Dictionary<string, List<T>> map, string key, T value)
    {
        if (!map.TryGetValue(key, out var list))
        {
            map.Add(key, list = []);
        }

        list.Add(value);
    }
}
