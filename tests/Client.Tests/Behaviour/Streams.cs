using System.Net.Sockets;

namespace Glide.Client.Tests.Behaviour;

/// <summary>What a user's stream factory might do.</summary>
internal static class Streams
{
    public static async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(host, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
