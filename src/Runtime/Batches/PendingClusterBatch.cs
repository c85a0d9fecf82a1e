using Glide.Cluster;
using Glide.Commands;
using Glide.Connections;
using Glide.Protocol;

namespace Glide.Batches;

/// <summary>
/// A batch that runs at several nodes. It falls into parts, most commands being one each; the parts of a node go in one write, and each
/// that a node sends elsewhere goes on by itself. The last one to end completes the whole.
/// </summary>
internal sealed class PendingClusterBatch : PendingReply<BatchReplies>, ICallOwner
{
    private readonly ClusterExecutor _executor;
    private readonly int _count;

    // Where the batch ended when it was executed; more may be queued into it meanwhile.
    private readonly int _end;
    private readonly int _endExternal;
    private readonly int _endKey;
    private bool _borrows;
    private int _left;
    private Exception? _reason;

    public PendingClusterBatch(ClusterExecutor executor, CommandBatch batch, ClusterBatchOptions? options)
    {
        _executor = executor;
        _count = batch.Count;
        (_end, _endExternal, _endKey) = (batch.Request.Length, batch.Request.ExternalCount, batch.Request.KeyCount);
        Batch = batch;
        Route = options?.Route;
        Retries = options?.Retry ?? BatchRetries.None;
    }

    public CommandBatch Batch { get; }

    /// <summary>How many commands there are.</summary>
    public int Count => _count;

    /// <summary>The node that gets all of it; null for where the keys belong.</summary>
    public SingleNodeRoute? Route { get; }

    public BatchRetries Retries { get; }

    /// <summary>How the commands fall into parts; null if each is one.</summary>
    public BatchParts? Parts { get; private set; }

    public ReplyStore Store { get; private set; } = null!;

    /// <summary>A part's end costs no more than noting its reply, so it is told at once.</summary>
    WorkQueue ICallOwner.Work => WorkQueue.Inline;

    /// <summary>From here on this holds the link of the whole. It does not end before <see cref="PartsEnded"/> has been called once for this.</summary>
    public void Begin(BatchParts? parts)
    {
        Parts = parts;
        Store = new ReplyStore(parts?.Count ?? _count);
        _left = 1;

        // The parts send from the caller's memory, so the caller must not be told of an end before the last of them has.
        _borrows = Batch.Request.ExternalCount != 0 && TryBorrow();
    }

    public int CommandOf(int part) => Parts is null ? part : Parts.CommandOf(part);

    public CommandDescriptor DescriptorOf(int part) => Batch.Entries[CommandOf(part)].Descriptor;

    /// <summary>Where a part has to go, if its slot does not say that.</summary>
    public SingleNodeRoute? TargetOf(int part) => Parts is null ? Route : Parts.TargetOf(part);

    /// <summary>The slot of a part; <see cref="RequestBuffer.NoSlot"/> if it has no key.</summary>
    public int SlotOf(int part)
    {
        var command = CommandOf(part);
        ref readonly var entry = ref Batch.Entries[command];
        return Parts?.SplitOf(command) is { } split
            ? Batch.Request.Keys[entry.FirstKey + split.KeysOf(part - Parts.FirstOf(command))[0]].Slot
            : entry.Slot;
    }

    /// <summary>Appends the bytes of a part.</summary>
    public void Write(int part, RequestBuffer into)
    {
        var command = CommandOf(part);
        if (Parts?.SplitOf(command) is { } split)
        {
            split.Write(EncodedAt(command), part - Parts.FirstOf(command), into);
        }
        else
        {
            into.Append(Batch.Request, Batch.Entries[command].Offset, EndOf(command), ExternalsOf(command));
        }
    }

    /// <summary>A command where it stands in the batch.</summary>
    public EncodedCommand EncodedAt(int command)
    {
        ref readonly var entry = ref Batch.Entries[command];
        return new EncodedCommand(Batch.Request, entry.Offset, EndOf(command), ExternalsOf(command), KeysOf(command), entry.Words);
    }

    /// <summary>One more group of parts is under way. For who holds another one that has not ended.</summary>
    public void PartsBegin() => Interlocked.Increment(ref _left);

    /// <summary>One group of parts, or part by itself, has ended.</summary>
    public void PartsEnded()
    {
        if (Interlocked.Decrement(ref _left) != 0)
        {
            return;
        }

        if (_reason is { } reason)
        {
            FailAndRelease(reason);
        }
        else
        {
            CompleteAndRelease(new BatchReplies(Batch, _count, Store, failure: null, Parts));
        }

        if (_borrows)
        {
            EndBorrowing();
        }
    }

    /// <summary>A part gets no reply.</summary>
    public void Fail(int part, Exception exception)
    {
        if (exception is ValkeyException failure)
        {
            Store.Fail(part, failure);
        }
        else
        {
            Interlocked.CompareExchange(ref _reason, exception, null);
        }
    }

    /// <summary>Whether an error makes its part go on elsewhere; then it is on its way.</summary>
    public bool TryTakeBack(int part, ClusterNode node, ReadOnlySpan<byte> error) =>
        !IsClaimed && IsTakenBack(error) && _executor.MayTakeBack(error) && TrySendOn(part, node, error);

    /// <summary>
    /// Sends a part on by itself. False if it has to end here, or if all has ended: the group that it came from may have been given up while
    /// its reply was read, and what has been told must not end a second time.
    /// </summary>
    public bool TrySendOn(int part, ClusterNode node, ReadOnlySpan<byte> error)
    {
        var alone = new PendingBatchPart(this, part) { Node = node, Target = TargetOf(part) };
        Write(part, alone.Request);
        if (SlotOf(part) is >= 0 and var slot)
        {
            alone.Request.AddSlot(slot);
        }

        alone.Start(DescriptorOf(part), this, Deadline);
        if (!TryBeginPart())
        {
            return false;
        }

        if (((ICallOwner)_executor).TryTakeBack(alone, error))
        {
            return true;
        }

        // The last one to end, if the group was given up meanwhile.
        PartsEnded();
        return false;
    }

    void ICallOwner.OnEnded(bool heldPermit)
    {
    }

    bool ICallOwner.TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error) =>
        !IsClaimed && IsTakenBack(error) && ((ICallOwner)_executor).TryTakeBack(command, error);

    void ICallOwner.OnConnectionLost(PendingCommand command, bool written, Exception reason)
    {
        if (command is PendingNodeBatch group)
        {
            _executor.OnConnectionLost(this, group, written, reason);
        }
        else if (IsClaimed)
        {
            command.FailAndRelease(new OperationCanceledException("The call was given up."));
        }
        else
        {
            // What is told not to have been written is sent again; otherwise only reads are.
            ((ICallOwner)_executor).OnConnectionLost(command, written && (Retries & BatchRetries.ConnectionErrors) == 0, reason);
        }
    }

    /// <summary>Before it has fallen into parts: no command has a reply.</summary>
    protected override void SetException(Exception exception)
    {
        if (exception is ValkeyException failure)
        {
            SetReply(new BatchReplies(Batch, _count, new ReplyStore(_count), failure));
        }
        else
        {
            base.SetException(exception);
        }
    }

    /// <summary>A batch is an allocation itself, so it is not worth a pool.</summary>
    protected override void ReturnToPool() => Forget();

    /// <summary>One more part is under way by itself, unless all has ended.</summary>
    private bool TryBeginPart()
    {
        var left = Volatile.Read(ref _left);
        while (left != 0)
        {
            var found = Interlocked.CompareExchange(ref _left, left + 1, left);
            if (found == left)
            {
                return true;
            }

            left = found;
        }

        return false;
    }

    private bool IsTakenBack(ReadOnlySpan<byte> error) => (Retries & BatchRetries.ServerErrors) != 0 || Redirect.TryParse(error, out _);

    private int EndOf(int command) => command + 1 < _count ? Batch.Entries[command + 1].Offset : _end;

    private ReadOnlySpan<ExternalSegment> ExternalsOf(int command)
    {
        var end = command + 1 < _count ? Batch.Entries[command + 1].FirstExternal : _endExternal;
        return Batch.Request.Externals[Batch.Entries[command].FirstExternal..end];
    }

    private ReadOnlySpan<KeyPosition> KeysOf(int command)
    {
        var end = command + 1 < _count ? Batch.Entries[command + 1].FirstKey : _endKey;
        return Batch.Request.Keys[Batch.Entries[command].FirstKey..end];
    }
}
