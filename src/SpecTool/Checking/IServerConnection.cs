using System.Text.Json.Nodes;

namespace Glide.SpecTool.Checking;

/// <summary>What the check needs of a server: one answer to one command.</summary>
internal interface IServerConnection
{
    /// <summary>Runs a command.</summary>
    /// <param name="words">The command's name and arguments.</param>
    /// <returns>The RESP3 reply: maps as objects, arrays and sets as arrays, null as null.</returns>
    /// <exception cref="SpecException">The server cannot be reached, answers with an error, or does not speak RESP3.</exception>
    Task<JsonNode?> ExecuteAsync(params string[] words);
}
