using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glide.SpecTool.Specs;

/// <summary>One command as a spec file holds it: the file's only property is the command's name, its value the spec.</summary>
/// <param name="Path">The file.</param>
/// <param name="Word">The command's own word, without its container: <c>KILL</c>.</param>
/// <param name="Spec">The spec.</param>
internal sealed record SpecFile(string Path, string Word, JsonObject Spec)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",

        // The files are read by people and by the generator, never by a browser: quotes and plus signs stay what they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The full name: <c>CLIENT KILL</c>.</summary>
    public string Name => Spec["container"] is { } container ? $"{container.GetValue<string>()} {Word}" : Word;

    /// <summary>The file's name in a directory of specs: <c>client-kill.json</c>.</summary>
#pragma warning disable CA1308 // Valkey's file names are lower case.
    public string FileName => Name.ToLowerInvariant().Replace(' ', '-') + ".json";
#pragma warning restore CA1308

    /// <summary>Reads the command in a file.</summary>
    /// <exception cref="SpecException">The file is not JSON, or not one command.</exception>
    public static SpecFile Read(string path)
    {
        try
        {
            // Duplicate properties would silently drop one of the two.
            var document = JsonNode.Parse(File.ReadAllText(path), documentOptions: new() { AllowDuplicateProperties = false });
            return document is JsonObject { Count: 1 } file && file.Single() is { Value: JsonObject spec } command
                ? new SpecFile(path, command.Key, spec)
                : throw new SpecException($"{path}: expected one command, an object with the command's name as its only property.");
        }
        catch (JsonException e)
        {
            throw new SpecException($"{path}({e.LineNumber + 1},{e.BytePositionInLine + 1}): {e.Message}", e);
        }
    }

    /// <summary>The file's text: two spaces of indentation, line feeds, one at the end.</summary>
    public string ToText() => new JsonObject { [Word] = Spec.DeepClone() }.ToJsonString(Format) + "\n";
}
