using System.Net.Sockets;

namespace Glide.Transports;

/// <summary>
/// A plain socket whose receive waits on the reader's own thread. That pays only as long as the runtime's socket engine has never heard of
/// the socket, because the engine would wake its thread for every reply: the socket must have been connected synchronously.
/// </summary>
internal sealed class BlockingSocketTransport(Socket socket) : SocketTransport(socket)
{
    /// <summary>
    /// Where this was measured, and where disposing a socket is known to wake a thread that waits for it. Elsewhere the engine is another one.
    /// </summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    public override bool BlocksReader => true;

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        // Sending has made the socket a non-blocking one, so that a receive alone would not wait.
        Socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
        return new ValueTask<int>(Socket.Receive(buffer.Span, SocketFlags.None));
    }

    public override void Dispose()
    {
        try
        {
            // Disposing alone would wake the reader by a reset, and what is on its way to the server would be lost.
            Socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // There is nothing left to shut down.
        }

        base.Dispose();
    }
}
