using System.Globalization;
using System.Text.Unicode;
using Glide.Commands;
using Glide.Protocol;

namespace Glide.Batches;

/// <summary>What came of one execution of a batch: for each command its reply, still unread, or why there is none.</summary>
internal sealed partial class BatchReplies
{
    private readonly CommandBatch _batch;
    private readonly BatchEntry[] _entries;
    private readonly ReplyStore _store;
    private readonly BatchParts? _parts;

    /// <param name="batch">The batch.</param>
    /// <param name="count">How many commands it had when it was executed.</param>
    /// <param name="store">The replies.</param>
    /// <param name="failure">Why there are not more replies; null if each that is missing has a reason of its own.</param>
    /// <param name="parts">How the commands fell into parts; null if each is one.</param>
    public BatchReplies(CommandBatch batch, int count, ReplyStore store, ValkeyException? failure, BatchParts? parts = null)
    {
        _batch = batch;
        _entries = batch.Entries;
        _parts = parts;
        Count = count;
        Failure = failure;

        // Replies may go on coming in where one was given up.
        _store = failure is not null || store.HasErrors ? store.Snapshot() : store;
    }

    public int Count { get; }

    /// <summary>What ended the batch before all of its commands had their replies; null if nothing did.</summary>
    public ValkeyException? Failure { get; }

    /// <summary>The commands that the server refused to queue into a transaction, in their order.</summary>
    public IReadOnlyList<BatchCommandError> Refused { get; init; } = [];

    public bool WasDiscarded => Failure is ValkeyTransactionDiscardedException;

    public string NameOf(int index) => _batch.NameOf(in _entries[index]);

    /// <summary>The index of a handle's command.</summary>
    /// <exception cref="ArgumentException">It belongs to another batch, or was queued after this execution.</exception>
    public int IndexOf(Queued handle)
    {
        var index = _batch.IndexOf(handle);
        return index < Count
            ? index
            : throw new ArgumentException("The command was queued after the batch had been executed.", nameof(handle));
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="ValkeyException">The command has an error instead.</exception>
    public unsafe TReply Read<TReply>(int index)
    {
        ref readonly var entry = ref _entries[index];
        return Read(index, (delegate*<ref RespReader, TReply>)entry.Read, (delegate*<ReplyParts<TReply>, TReply>)entry.Fold);
    }

    /// <summary>Reads a reply as a tree, an error included.</summary>
    /// <exception cref="ValkeyException">The command has no reply.</exception>
    public unsafe ValkeyReply ReadTree(int index)
    {
        if (PartsOf(index) == 1 && _store[FirstPartOf(index)] is { IsThere: true, IsDetached: false } slot)
        {
            var reader = new RespReader(slot.Frame);
            return ValkeyReply.Read(ref reader);
        }

        return Read<ValkeyReply>(index, &ValkeyReply.Read, &RawCommand.Fold);
    }

    private int FirstPartOf(int index) => _parts is null ? index : _parts.FirstOf(index);

    private int PartsOf(int index) => _parts is null ? 1 : _parts.CountOf(index);

    private unsafe TReply Read<TReply>(int index, delegate*<ref RespReader, TReply> read, delegate*<ReplyParts<TReply>, TReply> fold)
    {
        if (ErrorAt(index) is { } error)
        {
            throw error;
        }

        var first = FirstPartOf(index);
        var count = PartsOf(index);
        if (count == 1)
        {
            return ReadPart(first, read);
        }

        var replies = new TReply[count];
        var succeeded = 0;
        for (var part = first; part < first + count; part++)
        {
            // Where one success is enough, others may have failed.
            if (ErrorOfPart(index, part) is null)
            {
                replies[succeeded++] = ReadPart(part, read);
            }
        }

        var descriptor = _entries[index].Descriptor;
        return fold(_parts!.SplitOf(index) is { } split && succeeded == count
            ? new ReplyParts<TReply>(replies, split.Keys, split.Ends) { Descriptor = descriptor }
            : new ReplyParts<TReply>(replies.AsSpan(0, succeeded)) { Descriptor = descriptor });
    }

    private unsafe TReply ReadPart<TReply>(int part, delegate*<ref RespReader, TReply> read)
    {
        ref readonly var slot = ref _store[part];
        if (!slot.IsDetached)
        {
            var reader = new RespReader(slot.Frame);
            return read(ref reader);
        }

        Span<byte> header = stackalloc byte[16];
        Utf8.TryWrite(header, CultureInfo.InvariantCulture, $"${slot.Payload.Length}\r\n", out var written);
        var detached = new RespReader(header[..written], slot.Payload);
        return read(ref detached);
    }
}
