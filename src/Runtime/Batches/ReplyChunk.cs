namespace Glide.Batches;

/// <summary>Keeps replies one after the other in arrays that hold many of them. For one thread at a time.</summary>
internal struct ReplyChunk
{
    /// <summary>Below the size from which the runtime treats arrays as large objects.</summary>
    private const int Largest = 64 * 1024;

    /// <summary>What a reply is reckoned to need before one has come.</summary>
    private const int UsualReply = 8;

    private byte[]? _bytes;
    private int _used;
    private int _count;
    private long _stored;

    /// <summary>Copies a reply.</summary>
    /// <param name="frame">The reply.</param>
    /// <param name="due">How many replies are still to come, this one included.</param>
    /// <param name="slot">Told where it is.</param>
    public void Keep(ReadOnlySpan<byte> frame, int due, ref ReplySlot slot)
    {
        if (_bytes is null || _bytes.Length - _used < frame.Length)
        {
            // As much as the rest of the replies will need if they go on as they began.
            var usual = _count == 0 ? Math.Max(frame.Length, UsualReply) : (_stored / _count) + 1;
            _bytes = GC.AllocateUninitializedArray<byte>((int)Math.Max(frame.Length, Math.Min(due * usual, Largest)));
            _used = 0;
        }

        frame.CopyTo(_bytes.AsSpan(_used));
        slot.Publish(_bytes, _used, frame.Length);
        _used += frame.Length;
        _stored += frame.Length;
        _count++;
    }
}
