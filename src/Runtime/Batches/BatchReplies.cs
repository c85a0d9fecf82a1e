using System.Globalization;
using System.Text.Unicode;
using Glide.Commands;
using Glide.Protocol;

namespace Glide.Batches;

/// <summary>What came of one execution of a batch: for each command its reply, still unread, or why there is none.</summary>
internal sealed class BatchReplies
{
    private readonly CommandBatch _batch;
    private readonly BatchEntry[] _entries;
    private readonly ReplyStore _store;
    private readonly int _answered;

    /// <param name="batch">The batch.</param>
    /// <param name="count">How many commands it had when it was executed.</param>
    /// <param name="store">The replies.</param>
    /// <param name="failure">Why there are not more replies; null if all are there.</param>
    public BatchReplies(CommandBatch batch, int count, ReplyStore store, ValkeyException? failure)
    {
        _batch = batch;
        _entries = batch.Entries;
        _store = store;
        Count = count;
        Failure = failure;

        // Replies may go on coming in for a batch that was given up.
        _answered = failure is null ? count : store.Answered;
    }

    public int Count { get; }

    /// <summary>What ended the batch before all of its commands had their replies; null if nothing did.</summary>
    public ValkeyException? Failure { get; }

    /// <summary>The commands that the server refused to queue into a transaction.</summary>
    public IReadOnlyList<BatchCommandError> Refused { get; init; } = [];

    public bool WasDiscarded => Failure is ValkeyTransactionDiscardedException;

    /// <summary>The index of the first command that has an error; negative if all have replies.</summary>
    public int FirstError
    {
        get
        {
            if (Refused.Count != 0)
            {
                return Refused[0].Index;
            }

            var first = _store.FirstError;
            return first >= 0 && first < _answered ? first : _answered < Count ? _answered : -1;
        }
    }

    /// <summary>Whether what ended the batch is a command's error.</summary>
    public bool IsUnanswered(int index) => index >= _answered;

    public string NameOf(int index) => _entries[index].Descriptor.Name;

    /// <summary>The index of a handle's command.</summary>
    /// <exception cref="ArgumentException">It belongs to another batch, or was queued after this execution.</exception>
    public int IndexOf(Queued handle)
    {
        var index = _batch.IndexOf(handle);
        return index < Count
            ? index
            : throw new ArgumentException("The command was queued after the batch had been executed.", nameof(handle));
    }

    /// <summary>The error of a command; null if it has a reply.</summary>
    public ValkeyException? ErrorAt(int index)
    {
        if (index < _answered)
        {
            ref readonly var slot = ref _store[index];
            return !slot.IsDetached && RespReader.TryReadError(slot.Frame, out var code, out var message)
                ? new ValkeyServerException(code, message)
                : null;
        }

        foreach (var refused in Refused)
        {
            if (refused.Index == index)
            {
                return refused.Error;
            }
        }

        return Unanswered(index, Failure!);
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="ValkeyException">The command has an error instead.</exception>
    public unsafe TReply Read<TReply>(int index) => Read(index, (delegate*<ref RespReader, TReply>)_entries[index].Read);

    /// <summary>Reads a reply as a tree, an error included.</summary>
    /// <exception cref="ValkeyException">The command has no reply.</exception>
    public unsafe ValkeyReply ReadTree(int index) => index < _answered && !_store[index].IsDetached
        ? ReadTree(_store[index].Frame)
        : Read<ValkeyReply>(index, &ValkeyReply.Read);

    private static ValkeyReply ReadTree(ReadOnlySpan<byte> frame)
    {
        var reader = new RespReader(frame);
        return ValkeyReply.Read(ref reader);
    }

    private unsafe TReply Read<TReply>(int index, delegate*<ref RespReader, TReply> read)
    {
        if (ErrorAt(index) is { } error)
        {
            throw error;
        }

        ref readonly var slot = ref _store[index];
        if (!slot.IsDetached)
        {
            var reader = new RespReader(slot.Frame);
            return read(ref reader);
        }

        Span<byte> header = stackalloc byte[16];
        Utf8.TryWrite(header, CultureInfo.InvariantCulture, $"${slot.Length}\r\n", out var written);
        var detached = new RespReader(header[..written], slot.Array);
        return read(ref detached);
    }

    /// <summary>The error of one command that was not answered; an object of its own, because each may be thrown.</summary>
    private ValkeyException Unanswered(int index, ValkeyException failure)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{NameOf(index)}, command {index + 1} of {Count} in the batch, has no reply: {failure.Message}");
        return failure switch
        {
            ValkeyTimeoutException => new ValkeyTimeoutException(text, failure.Delivery, failure),
            ValkeyAuthenticationException => new ValkeyAuthenticationException(text, failure.Delivery, failure),
            ValkeyConnectionException => new ValkeyConnectionException(text, failure.Delivery, failure),
            ValkeyProtocolException => new ValkeyProtocolException(text, failure.Delivery, failure),
            ValkeyClosedException => new ValkeyClosedException(text, failure.Delivery, failure),
            ValkeyServerException server => new ValkeyServerException(server.Code, server.Message),
            ValkeyTransactionDiscardedException => new ValkeyTransactionDiscardedException(),
            ValkeyTransactionAbortedException aborted => new ValkeyTransactionAbortedException(aborted.Message, aborted.Errors),
            _ => failure,
        };
    }
}
