using System.Net.Sockets;

namespace Glide.Harness;

/// <summary>One client's connection through the <see cref="FaultProxy"/>, with everything that it carried.</summary>
public sealed class ProxyConnection
{
    private readonly Socket _client;
    private readonly Socket _server;
    private readonly TrafficRecording _toServer = new();
    private readonly TrafficRecording _toClient = new();
    private int _cut;
    private volatile bool _lostBytes;

    internal ProxyConnection(int number, Socket client, Socket server)
    {
        Number = number;
        _client = client;
        _server = server;
    }

    /// <summary>The how-manieth connection of the proxy it is, from 0.</summary>
    public int Number { get; }

    /// <summary>Whether either side can still send.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>What the client sent, as it came, whether or not it went on.</summary>
    public byte[] SentToServer => _toServer.ToArray();

    /// <summary>What the server sent, as it came, whether or not it went on.</summary>
    public byte[] SentToClient => _toClient.ToArray();

    /// <summary>Ends the connection on both sides now.</summary>
    public void Cut(CutKind kind = CutKind.Reset)
    {
        if (Interlocked.Exchange(ref _cut, 1) != 0)
        {
            return;
        }

        if (kind == CutKind.Reset)
        {
            Reset(_client);
        }
        else
        {
            // The socket stays open for reading: closing it with bytes unread would make the kernel send a reset.
            ShutdownSend(_client);
        }

        ShutdownSend(_server);
        _server.Dispose();
    }

    internal async Task RunAsync(TrafficDirection toServer, TrafficDirection toClient)
    {
        await Task.WhenAll(
            PumpAsync(_client, _server, toServer, _toServer),
            PumpAsync(_server, _client, toClient, _toClient));

        IsOpen = false;
        _client.Dispose();
        _server.Dispose();
    }

    internal void Abort()
    {
        Cut();
        _client.Dispose();
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It is gone already.
        }

        socket.Dispose();
    }

    private static void ShutdownSend(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It is gone already.
        }
    }

    private async Task PumpAsync(Socket from, Socket to, TrafficDirection direction, TrafficRecording recording)
    {
        byte[] buffer = new byte[64 * 1024];

        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and int count)
            {
                recording.Append(buffer.AsSpan(0, count));

                if (Volatile.Read(ref _cut) != 0)
                {
                    // After an orderly cut only the end of the client's side is waited for.
                    continue;
                }

                // Before they are counted: who has seen the count may take the fault away again.
                _lostBytes |= direction.Swallow;
                (int allowed, CutKind? cut) = direction.Account(count);
                await ForwardAsync(to, buffer.AsMemory(0, allowed), direction);

                if (cut is { } kind)
                {
                    Cut(kind);
                }
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Either side ended the connection the hard way, and so does the proxy toward the other side.
            if (Volatile.Read(ref _cut) == 0)
            {
                Cut();
            }
        }

        if (!direction.Swallow && !_lostBytes)
        {
            ShutdownSend(to);
        }
    }

    private async Task ForwardAsync(Socket to, Memory<byte> bytes, TrafficDirection direction)
    {
        await direction.WhenReleasedAsync();

        if (direction.Delay > TimeSpan.Zero)
        {
            await Task.Delay(direction.Delay);
        }

        // Bytes that follow lost ones would make a stream that TCP never delivers: what was half-open once stays so.
        _lostBytes |= direction.Swallow;
        if (_lostBytes || bytes.IsEmpty)
        {
            return;
        }

        direction.Transform?.Invoke(bytes.Span);
        int size = direction.PieceSize is > 0 and int piece ? piece : bytes.Length;

        for (int start = 0; start < bytes.Length; start += size)
        {
            ReadOnlyMemory<byte> part = bytes.Slice(start, Math.Min(size, bytes.Length - start));

            while (!part.IsEmpty)
            {
                part = part[await to.SendAsync(part)..];
            }

            if (size < bytes.Length)
            {
                // The receiver gets a chance to see the piece alone.
                await Task.Yield();
            }
        }
    }
}
