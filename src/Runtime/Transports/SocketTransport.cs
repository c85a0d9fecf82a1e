using System.Net.Sockets;

namespace Glide.Transports;

/// <summary>A plain TCP or Unix socket, without a stream in between: a small send on a healthy socket completes in the call.</summary>
internal class SocketTransport(Socket socket) : Transport
{
    protected Socket Socket => socket;

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => socket.ReceiveAsync(buffer, SocketFlags.None);

    public override ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        var sending = socket.SendAsync(bytes, SocketFlags.None);
        if (!sending.IsCompletedSuccessfully)
        {
            return AwaitAndSendRest(sending, bytes);
        }

        var sent = sending.Result;
        return sent == bytes.Length ? ValueTask.CompletedTask : SendRest(bytes[sent..]);
    }

    public override void Dispose() => socket.Dispose();

    private async ValueTask AwaitAndSendRest(ValueTask<int> sending, ReadOnlyMemory<byte> bytes)
    {
        var sent = await sending.ConfigureAwait(false);
        await SendRest(bytes[sent..]).ConfigureAwait(false);
    }

    private async ValueTask SendRest(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var sent = await socket.SendAsync(bytes, SocketFlags.None).ConfigureAwait(false);
            bytes = bytes[sent..];
        }
    }
}
