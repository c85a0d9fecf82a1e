using System.Buffers;

namespace Glide;

/// <summary>
/// A value in pooled memory, for large ones that need not live long: dispose it when done, and nothing is left for the garbage collector.
/// </summary>
public sealed class ValkeyLease : IDisposable
{
    private byte[]? _array;

    internal ValkeyLease(byte[] array, int length)
    {
        _array = array;
        Length = length;
    }

    /// <summary>The length of the value in bytes.</summary>
    public int Length { get; }

    /// <summary>The bytes; valid until the lease is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The lease has been disposed.</exception>
    public ReadOnlyMemory<byte> Memory => Array.AsMemory(0, Length);

    /// <summary>The bytes; valid until the lease is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The lease has been disposed.</exception>
    public ReadOnlySpan<byte> Span => Array.AsSpan(0, Length);

    private byte[] Array
    {
        get
        {
            ObjectDisposedException.ThrowIf(_array is null, this);
            return _array;
        }
    }

    /// <summary>Gives the memory back. A second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
