using System.Text.Json.Nodes;
using Glide.SpecTool.Checking;

namespace Glide.SpecTool.Tests.Checking;

/// <summary>A server whose answers are given by the test.</summary>
internal sealed class RecordedServer(string infos, string docs) : IServerConnection
{
    public Task<JsonNode?> ExecuteAsync(params string[] words) => Task.FromResult(words switch
    {
        ["COMMAND"] => JsonNode.Parse(infos),
        ["COMMAND", "DOCS"] => JsonNode.Parse(docs),
        _ => throw new InvalidOperationException($"The check sent {string.Join(' ', words)}."),
    });
}
