namespace Glide.SpecTool.Specs;

/// <summary>The commands of a directory, by their full names.</summary>
internal sealed class SpecSet
{
    private readonly SortedDictionary<string, SpecFile> _commands;

    private SpecSet(SortedDictionary<string, SpecFile> commands) => _commands = commands;

    /// <summary>The full names, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => _commands.Keys;

    /// <summary>The commands, in the order of their names.</summary>
    public IReadOnlyCollection<SpecFile> Commands => _commands.Values;

    /// <summary>The command of a name, or null.</summary>
    public SpecFile? Find(string name) => _commands.GetValueOrDefault(name);

    /// <summary>Reads every spec of a directory.</summary>
    /// <exception cref="SpecException">There is no such directory, no spec in it, a broken one, or two of one name.</exception>
    public static SpecSet Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new SpecException($"There is no directory {directory}.");
        }

        return Of(directory, Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal).Select(SpecFile.Read));
    }

    /// <summary>Makes a set of commands from anywhere.</summary>
    /// <param name="source">Where they are from, for the message.</param>
    /// <param name="files">The commands.</param>
    /// <exception cref="SpecException">There is no command, or two have one name.</exception>
    public static SpecSet Of(string source, IEnumerable<SpecFile> files)
    {
        var commands = new SortedDictionary<string, SpecFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!commands.TryAdd(file.Name, file))
            {
                throw new SpecException($"{file.Path}: {file.Name} is described in {commands[file.Name].Path} already.");
            }
        }

        return commands.Count > 0 ? new SpecSet(commands) : throw new SpecException($"{source} holds no specs (*.json).");
    }
}
