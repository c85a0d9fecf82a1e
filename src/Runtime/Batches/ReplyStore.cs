using Glide.Protocol;

namespace Glide.Batches;

/// <summary>
/// The replies of a batch as they come in, unread: their bytes, in arrays that hold many of them. Written to by the connection's reader
/// alone; whoever gives the batch up meanwhile sees as many replies as were complete.
/// </summary>
internal sealed class ReplyStore(int count)
{
    /// <summary>Below the size from which the runtime treats arrays as large objects.</summary>
    private const int LargestChunk = 64 * 1024;

    /// <summary>What a reply is reckoned to need before one has come.</summary>
    private const int UsualReply = 8;

    private readonly ReplySlot[] _slots = new ReplySlot[count];
    private byte[] _chunk = [];
    private int _used;
    private long _stored;
    private int _answered;
    private int _firstError = -1;

    /// <summary>How many replies are there.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>The index of the first reply that is an error; negative if there is none.</summary>
    public int FirstError => Volatile.Read(ref _firstError);

    public ref readonly ReplySlot this[int index] => ref _slots[index];

    /// <summary>Keeps a reply.</summary>
    /// <param name="frame">The reply, or the header of one whose bytes are in <paramref name="payload"/>.</param>
    /// <param name="payload">The bytes of a large string.</param>
    public void Add(ReadOnlySpan<byte> frame, byte[]? payload)
    {
        if (payload is not null)
        {
            Publish(new ReplySlot(payload, ReplySlot.Detached, payload.Length), isError: false);
            return;
        }

        Reserve(frame.Length);
        frame.CopyTo(_chunk.AsSpan(_used));
        var slot = new ReplySlot(_chunk, _used, frame.Length);
        _used += frame.Length;
        _stored += frame.Length;
        Publish(slot, IsError(frame));
    }

    /// <summary>Keeps the elements of an array as the replies.</summary>
    /// <exception cref="ValkeyProtocolException">There are more or fewer than commands.</exception>
    public void AddElements(ReadOnlySpan<byte> frame)
    {
        var reader = new RespReader(frame);
        var elements = reader.ReadArrayHeader();
        if (elements != _slots.Length)
        {
            throw new ValkeyProtocolException($"The transaction has {_slots.Length} commands and was answered by {elements} replies.");
        }

        var all = frame[^reader.Remaining..].ToArray();
        for (int index = 0, offset = 0; index < elements; index++)
        {
            reader.Skip();
            var end = all.Length - reader.Remaining;
            Publish(new ReplySlot(all, offset, end - offset), IsError(all.AsSpan(offset, end - offset)));
            offset = end;
        }
    }

    private void Publish(ReplySlot slot, bool isError)
    {
        var index = _answered;
        _slots[index] = slot;
        if (isError && _firstError < 0)
        {
            Volatile.Write(ref _firstError, index);
        }

        Volatile.Write(ref _answered, index + 1);
    }

    private void Reserve(int length)
    {
        if (_chunk.Length - _used >= length)
        {
            return;
        }

        // As much as the rest of the replies will need if they go on as they began.
        long due = _slots.Length - _answered;
        var usual = _answered == 0 ? Math.Max(length, UsualReply) : (_stored / _answered) + 1;
        _chunk = GC.AllocateUninitializedArray<byte>((int)Math.Max(length, Math.Min(due * usual, LargestChunk)));
        _used = 0;
    }

    private static bool IsError(ReadOnlySpan<byte> frame) => frame[0] is (byte)'-' or (byte)'!' or (byte)'|' && RespReader.TryReadError(frame, out _, out _);
}
