using System.Net.Sockets;

namespace Glide.Connections.Tests.Support;

/// <summary>A stream that does something when it is about to be closed. Until then it reads on, for it heeds no token.</summary>
internal sealed class HookedStream : NetworkStream
{
    private readonly Action _closing;
    private int _disposed;

    private HookedStream(Socket socket, Action closing)
        : base(socket, ownsSocket: true) => _closing = closing;

    /// <summary>What opens such streams.</summary>
    public static Func<string, int, CancellationToken, ValueTask<Stream>> Factory(Action closing) => async (host, port, end) =>
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host, port, end);
        return new HookedStream(socket, closing);
    };

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer, CancellationToken.None);

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _closing();
        }

        base.Dispose(disposing);
    }
}
