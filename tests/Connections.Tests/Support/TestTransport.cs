using System.Text;
using System.Threading.Channels;
using Glide.Transports;

namespace Glide.Connections.Tests.Support;

/// <summary>A transport whose every send and receive the test decides.</summary>
internal sealed class TestTransport : Transport
{
    private readonly Channel<byte[]> _incoming = Channel.CreateUnbounded<byte[]>();
    private readonly Lock _gate = new();
    private readonly List<byte[]> _sent = [];
    private ReadOnlyMemory<byte> _rest;

    /// <summary>What a send waits for, or fails with; null for done at once.</summary>
    public Func<Task>? OnSend { get; set; }

    /// <summary>What disposing throws.</summary>
    public Exception? DisposalFailure { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>The sends so far, each as text.</summary>
    public IReadOnlyList<string> Sends
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent.Select(Encoding.Latin1.GetString)];
            }
        }
    }

    public void Feed(string raw) => _incoming.Writer.TryWrite(Encoding.Latin1.GetBytes(raw));

    public void CloseFromServer() => _incoming.Writer.TryComplete();

    public override async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        while (_rest.IsEmpty)
        {
            if (!await _incoming.Reader.WaitToReadAsync())
            {
                return 0;
            }

            if (_incoming.Reader.TryRead(out var next))
            {
                _rest = next;
            }
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            _sent.Add(bytes.ToArray());
        }

        return OnSend is { } send ? new ValueTask(send()) : ValueTask.CompletedTask;
    }

    public override void Dispose()
    {
        IsDisposed = true;
        _incoming.Writer.TryComplete(new IOException("The transport was disposed."));
        if (DisposalFailure is { } failure)
        {
            throw failure;
        }
    }
}
