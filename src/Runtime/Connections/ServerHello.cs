namespace Glide.Connections;

/// <summary>What a handshake learned about the server and agreed with it.</summary>
/// <param name="Protocol">3 or 2.</param>
/// <param name="Server">The server's kind, <c>valkey</c> or <c>redis</c>; empty if it did not say.</param>
/// <param name="Version">The server's version as it states it; empty if it did not say.</param>
/// <param name="ConnectionId">The id of the connection at the server; 0 if it did not say.</param>
internal sealed record ServerHello(int Protocol, string Server, string Version, long ConnectionId)
{
    public static ServerHello Unknown { get; } = new(2, "", "", 0);
}
