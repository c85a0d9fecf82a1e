namespace Glide.Transports;

/// <summary>A stream of bytes in both directions. One reader and one writer at a time.</summary>
internal abstract class Transport : IDisposable
{
    /// <summary>Whether a receive blocks the thread that asks, so that the reader needs one of its own.</summary>
    public virtual bool BlocksReader => false;

    /// <summary>
    /// Told before a receive for which bytes are due at any moment: where the next receive would put its thread to sleep, waits awake for
    /// some microseconds.
    /// </summary>
    public virtual void ExpectBytes()
    {
    }

    /// <summary>Receives at least one byte; 0 when the peer has closed its side.</summary>
    public abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Sends all of <paramref name="bytes"/>.</summary>
    public abstract ValueTask SendAsync(ReadOnlyMemory<byte> bytes);

    /// <summary>Closes both directions at once; a receive or send that is under way fails.</summary>
    public abstract void Dispose();
}
