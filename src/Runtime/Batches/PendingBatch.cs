using System.Globalization;
using Glide.Commands;
using Glide.Connections;
using Glide.Connections.Commands;
using Glide.Protocol;

namespace Glide.Batches;

/// <summary>
/// A batch on its way over one connection: one request of many commands, answered by as many replies. An atomic one says MULTI before and
/// EXEC behind, all in one piece, so that nobody else's command comes in between although the connection is everybody's.
/// </summary>
internal sealed class PendingBatch : PendingReply<BatchReplies>
{
    private readonly CommandBatch _batch;
    private readonly int _count;
    private readonly bool _isAtomic;
    private volatile ReplyStore _store;
    private ReplyChunk _chunk;
    private int _next;
    private bool _wasSent;
    private ValkeyServerException? _multiError;
    private List<BatchCommandError>? _refused;
    private byte[]? _firstRefusal;

    public PendingBatch(CommandBatch batch)
    {
        _batch = batch;
        _count = batch.Count;
        _isAtomic = batch.IsAtomic;
        _store = new ReplyStore(_count);
        RepliesDue = RepliesInAll;
        if (_isAtomic)
        {
            EncodeOnly<MultiCommand, Nothing>(default);
        }

        Request.Append(batch.Request, 0, batch.Request.Length, batch.Request.Externals);
        if (_isAtomic)
        {
            EncodeOnly<ExecCommand, ValkeyReply[]?>(default);
        }

        if (batch.Slot >= 0)
        {
            Request.AddSlot(batch.Slot);
        }
    }

    private int RepliesInAll => _isAtomic ? _count + 2 : _count;

    /// <inheritdoc/>
    public override void BeginReplies()
    {
        if (!_wasSent)
        {
            _wasSent = true;
            return;
        }

        // New ones, because who gives the call up in this moment looks at the old store.
        _store = new ReplyStore(_count);
        _chunk = default;
        _next = 0;
        _multiError = null;
        _refused = null;
        _firstRefusal = null;
        RepliesDue = RepliesInAll;
    }

    /// <inheritdoc/>
    public override void KeepReply(ReadOnlySpan<byte> frame, byte[]? payload)
    {
        if (IsClaimed)
        {
            return;
        }

        if (!_isAtomic)
        {
            Keep(frame, payload);
        }
        else if (RespReader.TryReadError(frame, out var code, out var message))
        {
            // One was taken off before the call; MULTI's own reply is the first.
            var index = _count - RepliesDue;
            var error = new ValkeyServerException(code, message);
            _firstRefusal ??= frame[1..^2].ToArray();
            if (index < 0)
            {
                _multiError = error;
            }
            else
            {
                (_refused ??= []).Add(new BatchCommandError(index, _batch.NameOf(in _batch.Entries[index]), error));
            }
        }
    }

    /// <summary>
    /// A transaction that was refused has executed nothing, so it goes on to another node as a whole; its first error tells where. The
    /// last command of a pipeline has an error of its own, and the others are done.
    /// </summary>
    protected override ReadOnlySpan<byte> ErrorToTakeBack(ReadOnlySpan<byte> frame) => _isAtomic ? _firstRefusal ?? frame[1..^2] : default;

    /// <summary>The last reply: that of the last command, or of EXEC.</summary>
    protected override void ReadReply(ReadOnlySpan<byte> frame, byte[]? payload)
    {
        try
        {
            if (_isAtomic)
            {
                ReadExec(frame);
            }
            else
            {
                Keep(frame, payload);
                SetReply(new BatchReplies(_batch, _count, _store, failure: null));
            }
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to the caller; the connection's read loop must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SetException(exception);
        }
    }

    /// <summary>A failure of the call leaves the replies that have come; giving it up by a token leaves nobody to look at them.</summary>
    protected override void SetException(Exception exception)
    {
        if (exception is ValkeyException failure)
        {
            SetReply(new BatchReplies(_batch, _count, _store, failure));
        }
        else
        {
            base.SetException(exception);
        }
    }

    /// <summary>A batch is an allocation itself, so it is not worth a pool.</summary>
    protected override void ReturnToPool() => Forget();

    private void Keep(ReadOnlySpan<byte> frame, byte[]? payload)
    {
        var index = _next++;
        _store.Keep(index, frame, payload, ref _chunk, _count - index);
    }

    private ValkeyTransactionAbortedException Aborted(string message) => _refused is [var first, ..]
        ? new ValkeyTransactionAbortedException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{message} (The first of them was that of {first.Command}, command {first.Index + 1} of {_count}: {first.Error.Message})"),
            _refused)
        : new ValkeyTransactionAbortedException(message, []);

    private void ReadExec(ReadOnlySpan<byte> frame)
    {
        if (RespReader.TryReadError(frame, out var code, out var message))
        {
            // Without MULTI there is nothing to execute: its own error is the reason.
            ValkeyException failure = _multiError is not null ? _multiError
                : code == "EXECABORT" ? Aborted(message)
                : new ValkeyServerException(code, message);
            SetReply(new BatchReplies(_batch, _count, _store, failure) { Refused = _multiError is null && _refused is not null ? _refused : [] });
            return;
        }

        var reader = new RespReader(frame);
        if (reader.TryReadNull())
        {
            SetReply(new BatchReplies(_batch, _count, _store, new ValkeyTransactionDiscardedException()));
            return;
        }

        _store.KeepElements(frame);
        SetReply(new BatchReplies(_batch, _count, _store, failure: null));
    }
}
