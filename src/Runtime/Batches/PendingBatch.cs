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
    private static readonly CommandDescriptor Reads = new("The batch", CommandDescriptor.CurrentContract) { Flags = CommandFlags.ReadOnly };
    private static readonly CommandDescriptor Writes = new("The batch", CommandDescriptor.CurrentContract);

    private readonly CommandBatch _batch;
    private readonly int _count;
    private readonly bool _isAtomic;
    private volatile ReplyStore _store;
    private ValkeyServerException? _multiError;
    private List<BatchCommandError>? _refused;

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
    }

    /// <summary>What is known of the batch as one call.</summary>
    public CommandDescriptor OwnDescriptor => _batch.IsReadOnly ? Reads : Writes;

    private int RepliesInAll => _isAtomic ? _count + 2 : _count;

    /// <inheritdoc/>
    public override void Restart()
    {
        // A new one, because who gives the call up in this moment looks at the old one.
        _store = new ReplyStore(_count);
        _multiError = null;
        _refused = null;
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
            _store.Add(frame, payload);
        }
        else if (RespReader.TryReadError(frame, out var code, out var message))
        {
            // One was taken off before the call; MULTI's own reply is the first.
            var index = _count - RepliesDue;
            var error = new ValkeyServerException(code, message);
            if (index < 0)
            {
                _multiError = error;
            }
            else
            {
                (_refused ??= []).Add(new BatchCommandError(index, _batch.Entries[index].Descriptor.Name, error));
            }
        }
    }

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
                _store.Add(frame, payload);
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
            var store = _store;
            SetReply(new BatchReplies(_batch, _count, store, WithCount(failure, store.Answered)));
        }
        else
        {
            base.SetException(exception);
        }
    }

    /// <summary>A batch is an allocation itself, so it is not worth a pool.</summary>
    protected override void ReturnToPool() => Forget();

    private void ReadExec(ReadOnlySpan<byte> frame)
    {
        if (RespReader.TryReadError(frame, out var code, out var message))
        {
            // Without MULTI there is nothing to execute: its own error is the reason.
            ValkeyException failure = _multiError is not null ? _multiError
                : code == "EXECABORT" ? new ValkeyTransactionAbortedException(message, _refused ?? [])
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

        _store.AddElements(frame);
        SetReply(new BatchReplies(_batch, _count, _store, failure: null));
    }

    private ValkeyException WithCount(ValkeyException failure, int answered)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{failure.Message} ({answered} of {_count} commands have their replies.)");
        return failure switch
        {
            ValkeyTimeoutException => new ValkeyTimeoutException(text, failure.Delivery, failure.InnerException),
            ValkeyAuthenticationException => failure,
            ValkeyConnectionException => new ValkeyConnectionException(text, failure.Delivery, failure.InnerException),
            _ => failure,
        };
    }
}
