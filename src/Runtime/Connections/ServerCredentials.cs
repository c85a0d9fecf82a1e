namespace Glide.Connections;

/// <summary>What a server is told about who connects.</summary>
/// <param name="User">Null for the server's default user.</param>
/// <param name="Password">The password.</param>
internal sealed record ServerCredentials(string? User, string Password)
{
    /// <summary>What the server calls the user who gives no name.</summary>
    public const string DefaultUser = "default";
}
