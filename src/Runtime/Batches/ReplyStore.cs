using Glide.Protocol;

namespace Glide.Batches;

/// <summary>
/// The replies of a batch as they come in, unread, each at the number of its command, or of its part where commands run at several nodes.
/// The readers of several connections write to it, each to numbers of its own.
/// </summary>
internal sealed class ReplyStore
{
    private readonly ReplySlot[] _slots;
    private ValkeyException?[]? _failures;
    private bool _hasErrors;

    public ReplyStore(int count) => _slots = new ReplySlot[count];

    private ReplyStore(ReplySlot[] slots, ValkeyException?[]? failures, bool hasErrors)
    {
        _slots = slots;
        _failures = failures;
        _hasErrors = hasErrors;
    }

    public int Count => _slots.Length;

    /// <summary>Whether some reply is an error, or some failed to come.</summary>
    public bool HasErrors => Volatile.Read(ref _hasErrors);

    public ref readonly ReplySlot this[int index] => ref _slots[index];

    /// <summary>Why a reply did not come; null if that is not known here.</summary>
    public ValkeyException? FailureOf(int index) => _failures?[index];

    /// <summary>Keeps a reply.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="frame">The reply, or the header of one whose bytes are in <paramref name="payload"/>.</param>
    /// <param name="payload">The bytes of a large string.</param>
    /// <param name="chunk">Where the connection keeps its replies.</param>
    /// <param name="due">How many are still to come there, this one included.</param>
    public void Keep(int index, ReadOnlySpan<byte> frame, byte[]? payload, ref ReplyChunk chunk, int due)
    {
        if (payload is not null)
        {
            _slots[index].PublishDetached(payload);
            return;
        }

        if (IsError(frame))
        {
            Volatile.Write(ref _hasErrors, true);
        }

        chunk.Keep(frame, due, ref _slots[index]);
    }

    /// <summary>Keeps the elements of an array as the replies.</summary>
    /// <exception cref="ValkeyProtocolException">There are more or fewer than commands.</exception>
    public void KeepElements(ReadOnlySpan<byte> frame)
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
            _hasErrors |= IsError(all.AsSpan(offset, end - offset));
            _slots[index].Publish(all, offset, end - offset);
            offset = end;
        }
    }

    /// <summary>A reply will not come.</summary>
    public void Fail(int index, ValkeyException failure)
    {
        var failures = Volatile.Read(ref _failures);
        if (failures is null)
        {
            var made = new ValkeyException?[_slots.Length];
            failures = Interlocked.CompareExchange(ref _failures, made, null) ?? made;
        }

        Volatile.Write(ref failures[index], failure);
        Volatile.Write(ref _hasErrors, true);
    }

    /// <summary>What is there now, whatever may still come in.</summary>
    public ReplyStore Snapshot()
    {
        var slots = new ReplySlot[_slots.Length];
        for (var index = 0; index < slots.Length; index++)
        {
            if (_slots[index].IsThere)
            {
                slots[index] = _slots[index];
            }
        }

        return new ReplyStore(slots, _failures, HasErrors);
    }

    private static bool IsError(ReadOnlySpan<byte> frame) => frame[0] is (byte)'-' or (byte)'!' or (byte)'|' && RespReader.TryReadError(frame, out _, out _);
}
