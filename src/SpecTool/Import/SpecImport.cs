using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Import;

/// <summary>What an import did.</summary>
/// <param name="Written">How many commands were written.</param>
/// <param name="Removed">The files of commands that the new set does not have.</param>
/// <param name="Notices">What the importer did not know and left out.</param>
internal sealed record SpecImport(int Written, IReadOnlyList<string> Removed, IReadOnlyList<string> Notices)
{
    /// <summary>Makes a directory hold exactly the facts of Valkey's own specs in another.</summary>
    public static SpecImport Run(string source, string target)
    {
        if (Path.GetFullPath(source).TrimEnd('/') == Path.GetFullPath(target).TrimEnd('/'))
        {
            throw new SpecException("The specs cannot be imported onto themselves.");
        }

        var specs = SpecSet.Read(source);
        var facts = new CommandFacts(specs.Names);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in specs.Commands)
        {
            texts.Add(file.FileName, (file with { Spec = facts.Of(file) }).ToText());
        }

        Directory.CreateDirectory(target);
        var removed = Directory.EnumerateFiles(target, "*.json")
            .Where(path => !texts.ContainsKey(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .ToArray();

        // A file that is not a spec means that the target is another directory than the user thinks.
        foreach (var path in removed)
        {
            _ = SpecFile.Read(path);
        }

        foreach (var path in removed)
        {
            File.Delete(path);
        }

        foreach (var (name, text) in texts)
        {
            File.WriteAllText(Path.Combine(target, name), text);
        }

        return new SpecImport(texts.Count, removed, facts.Notices);
    }
}
