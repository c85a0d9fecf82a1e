using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Parsing.Json;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Parsing.Specs;

/// <summary>Finds where the name of a command stands in its spec file.</summary>
internal static class CommandPlace
{
    /// <summary>The place of the name; null if the file does not describe the command any more.</summary>
    public static LocationModel? Find(string path, SourceText text, string command)
        => JsonFile.Read(path, text).Root?.Properties.FirstOrDefault(property => CommandSpecParser.FullName(property) == command)?.NameNode.Location;
}
