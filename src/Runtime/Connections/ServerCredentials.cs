namespace Glide.Connections;

/// <summary>What a server is told about who connects.</summary>
/// <param name="User">Null for the server's default user.</param>
/// <param name="Password">The password.</param>
internal sealed record ServerCredentials(string? User, string Password);
