namespace Glide.SpecTool.Migration;

/// <summary>The names that another client has for the commands.</summary>
/// <param name="Client">The client.</param>
/// <param name="Otherwise">Its method for a command that has none of its own.</param>
/// <param name="Commands">
/// By the command's full name, the methods that do the same. An empty list says that the client cannot do it; a command that is not there goes by
/// <paramref name="Otherwise"/>.
/// </param>
internal sealed record MethodNames(string Client, string Otherwise, IReadOnlyDictionary<string, string[]> Commands)
{
    /// <summary>What stands in the table for a command.</summary>
    public string Cell(string command) => !Commands.TryGetValue(command, out var methods)
        ? $"by `{Otherwise}`"
        : methods.Length == 0 ? "–" : string.Join("<br>", methods.Select(static method => $"`{method}`"));
}
