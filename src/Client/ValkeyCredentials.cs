namespace Glide;

/// <summary>A user and its password.</summary>
/// <param name="User">The ACL user; null for the server's default user.</param>
/// <param name="Password">The password.</param>
public readonly record struct ValkeyCredentials(string? User, string Password)
{
    /// <summary>The user alone: the password must not end up in a log.</summary>
    public override string ToString() => User ?? "default";
}
