namespace Glide.ClusterClient.Tests.Routing;

/// <summary>One line of <c>artifacts/routing-coverage.json</c>: where a command goes, or how the replies to it fold.</summary>
/// <param name="Command">The command.</param>
/// <param name="Arguments">Its arguments, as one line of text.</param>
/// <param name="Source">The method that was called, or that the command was given as words.</param>
internal sealed record RoutingCheck(string Command, string Arguments, string Source)
{
    /// <summary>The keys that the client found.</summary>
    public IReadOnlyList<string>? ClientKeys { get; init; }

    /// <summary>The slot to which the client sends the command; "several" for keys of several, null for none.</summary>
    public string? ClientSlot { get; init; }

    /// <summary>The keys that <c>COMMAND GETKEYS</c> tells.</summary>
    public IReadOnlyList<string>? ServerKeys { get; init; }

    /// <summary>The slot of those keys, as <c>CLUSTER KEYSLOT</c> tells it.</summary>
    public string? ServerSlot { get; init; }

    /// <summary>How the comparison was made, where the server does not simply tell.</summary>
    public string? Note { get; init; }

    /// <summary>The request and the response policy.</summary>
    public string? Policy { get; init; }

    /// <summary>The protocol that the client spoke.</summary>
    public string? Protocol { get; init; }

    /// <summary>What the client answered.</summary>
    public string? ClientAnswer { get; init; }

    /// <summary>What the answers of the nodes, asked one by one past the client, come to.</summary>
    public string? NodesAnswer { get; init; }
}
