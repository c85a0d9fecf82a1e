using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Glide.Protocol;

namespace Glide.Harness;

/// <summary>One client's connection to a scripted server.</summary>
public sealed class ScriptedConnection
{
    private readonly Socket _socket;
    private readonly ScriptedServer _server;
    private readonly System.Threading.Lock _gate = new();
    private readonly Channel<(ReceivedCommand Command, ScriptedAnswer Answer)> _received =
        Channel.CreateUnbounded<(ReceivedCommand, ScriptedAnswer)>();
    private Task _sent = Task.CompletedTask;
    private int _cut;

    internal ScriptedConnection(ScriptedServer server, int number, Socket socket)
    {
        _server = server;
        Number = number;
        _socket = socket;
    }

    /// <summary>The how-manieth connection of the server it is, from 0.</summary>
    public int Number { get; }

    /// <summary>Whether the client has not closed it and the script has not cut it.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Sends bytes that answer nothing, such as a push, or the rest of a reply.</summary>
    public Task SendAsync(string raw) => SendAsync(Encoding.Latin1.GetBytes(raw));

    /// <inheritdoc cref="SendAsync(string)"/>
    public Task SendAsync(ReadOnlyMemory<byte> raw)
    {
        // One after the other, so that a push never lands within a reply.
        lock (_gate)
        {
            return _sent = SendAfterAsync(_sent, raw);
        }
    }

    /// <summary>Ends the connection now.</summary>
    public void Cut(CutKind kind = CutKind.Reset)
    {
        if (Interlocked.Exchange(ref _cut, 1) != 0)
        {
            return;
        }

        try
        {
            if (kind == CutKind.Reset)
            {
                _socket.LingerState = new LingerOption(true, 0);
                _socket.Dispose();
            }
            else
            {
                // Left open for reading: closing a socket with bytes unread would make the kernel send a reset.
                _socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The client was faster.
        }
    }

    internal void Abort() => _socket.Dispose();

    internal async Task RunAsync()
    {
        // What came in is known at once, even while an earlier command still waits for its answer.
        await Task.WhenAll(ReceiveAsync(), AnswerAsync());
        IsOpen = false;
        _socket.Dispose();
    }

    private async Task SendAfterAsync(Task before, ReadOnlyMemory<byte> raw)
    {
        await before;

        while (!raw.IsEmpty)
        {
            raw = raw[await _socket.SendAsync(raw)..];
        }
    }

    private async Task ReceiveAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        int filled = 0;
        RespFramer framer = new(RespLimits.Default);

        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(filled)) is > 0 and int count)
            {
                filled += count;
                int start = 0;

                while (framer.TryRead(buffer.AsSpan(start, filled - start), out int length))
                {
                    ReceivedCommand command = new(this, ReadWords(buffer.AsSpan(start, length)));
                    start += length;
                    _received.Writer.TryWrite((command, _server.Record(command)));
                }

                buffer.AsSpan(start, filled - start).CopyTo(buffer);
                filled -= start;

                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The client reset the connection, or the script did.
        }
        finally
        {
            _received.Writer.Complete();
        }
    }

    private async Task AnswerAsync()
    {
        try
        {
            await foreach ((ReceivedCommand command, ScriptedAnswer answer) in _received.Reader.ReadAllAsync())
            {
                await answer.GiveAsync(command);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // An answer to a connection that is gone.
        }
    }

    private static byte[][] ReadWords(ReadOnlySpan<byte> frame)
    {
        RespReader reader = new(frame);
        byte[][] words = new byte[reader.ReadArrayHeader()][];

        for (int i = 0; i < words.Length; i++)
        {
            words[i] = reader.ReadBytes().ToArray();
        }

        return words;
    }
}
