using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glide.SpecTool.Migration;

/// <summary>A file of <c>docs/migration</c>: the names that one or more other clients have for the commands, and the page that compares them.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="Clients">A column of the table each.</param>
internal sealed record MigrationFile(string Page, IReadOnlyList<MethodNames> Clients)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="SpecException">The file is not JSON, or not of this form.</exception>
    public static MigrationFile Read(string path)
    {
        try
        {
            var file = JsonNode.Parse(File.ReadAllText(path), documentOptions: new() { AllowDuplicateProperties = false });
            if (file is JsonObject root && root["page"] is JsonValue page && root["clients"] is JsonObject { Count: > 0 } clients)
            {
                return new MigrationFile(
                    Path.Combine(Path.GetDirectoryName(path) ?? "", page.GetValue<string>()),
                    [.. clients.Select(client => Names(path, client.Key, client.Value))]);
            }
        }
        catch (JsonException e)
        {
            throw new SpecException($"{path}({e.LineNumber + 1},{e.BytePositionInLine + 1}): {e.Message}", e);
        }

        throw new SpecException($"{path}: expected an object with a page and clients.");
    }

    private static MethodNames Names(string path, string client, JsonNode? names) =>
        names is JsonObject fields && fields["otherwise"] is JsonValue otherwise && fields["commands"] is JsonObject commands
            ? new MethodNames(
                client,
                otherwise.GetValue<string>(),
                commands.ToDictionary(
                    static entry => entry.Key,
                    static entry => entry.Value!.AsArray().Select(static method => method!.GetValue<string>()).ToArray(),
                    StringComparer.Ordinal))
            : throw new SpecException($"{path}: {client} needs its general method (otherwise) and its commands.");
}
