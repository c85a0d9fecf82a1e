namespace Glide.Batches;

/// <summary>Where the bytes of one reply stand, once it has come.</summary>
internal struct ReplySlot
{
    private const int Detached = -1;

    // Written last and read first: who sees it sees the others too.
    private byte[]? _array;
    private int _offset;
    private int _length;

    /// <summary>Whether the reply has come.</summary>
    public readonly bool IsThere => Volatile.Read(in _array) is not null;

    /// <summary>Whether the array holds the bytes of one large string, without its header.</summary>
    public readonly bool IsDetached => _offset == Detached;

    /// <summary>The reply; not for a detached one.</summary>
    public readonly ReadOnlySpan<byte> Frame => _array.AsSpan(_offset, _length);

    /// <summary>The bytes of a detached string.</summary>
    public readonly byte[] Payload => _array!;

    public void Publish(byte[] array, int offset, int length)
    {
        _offset = offset;
        _length = length;
        Volatile.Write(ref _array, array);
    }

    public void PublishDetached(byte[] payload) => Publish(payload, Detached, payload.Length);
}
