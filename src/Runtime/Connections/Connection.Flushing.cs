namespace Glide.Connections;

/// <content>
/// The adaptive flush. With nothing in flight the caller sends at once, because waiting would gain nobody anything. Otherwise one work
/// item is queued behind the continuations that are about to write, and sends what they have gathered: no timer, no delay to tune, and
/// one system call for many commands.
/// </content>
internal sealed partial class Connection
{
    /// <summary>With this much gathered the next caller sends: more would only delay the server's start.</summary>
    private const long GatheredEnough = 128 * 1024;

    /// <summary>A queued flush that has not run after so many milliseconds means a starved thread pool; the next caller sends instead.</summary>
    private const long OverdueMilliseconds = 20;

    /// <summary>
    /// So many times a caller sends what has gathered meanwhile, before a work item goes on: with enough others at work it might never end
    /// otherwise, and its own call would never return.
    /// </summary>
    private const int CallersShare = 16;

    /// <summary>Large arguments are sent in parts of this size: small enough to see that they get through, large enough to cost nothing.</summary>
    private const int PartLength = 128 * 1024;

    /// <summary>The longest time that is granted to a large argument which has been handed over but is on its way still.</summary>
    private const long MostOnTheWay = 2000;

    private OutputBuffer _output = new();
    private OutputBuffer _sending = new();
    private FlushState _flush;
    private bool _isHeld;
    private long _flushQueuedAt;
    private long _bytesAccepted;
    private long _bytesHandedOver;
    private long _uploadAliveUntil;

    private enum FlushState
    {
        None,
        Queued,
        Running,
    }

    private enum FlushBy
    {
        Nobody,
        NobodyForLackOfRoom,
        Caller,
        WorkItem,
    }

    /// <summary>Sends nothing from now on, until <see cref="ReleaseOutput"/>. Only before a connection serves everyone: nobody else could send.</summary>
    public void HoldOutput()
    {
        lock (_gate)
        {
            _isHeld = true;
        }
    }

    /// <summary>Sends what was held back.</summary>
    public void ReleaseOutput()
    {
        lock (_gate)
        {
            _isHeld = false;
            if (_flush == FlushState.Running || _output.IsEmpty)
            {
                return;
            }

            _flush = FlushState.Running;
        }

        _ = FlushAsync(CallersShare);
    }

    /// <summary>
    /// Lets what is sent from now on leave together, when <see cref="SendQueued"/> says so; others send it if that takes long or much gathers.
    /// </summary>
    public void GatherOutput()
    {
        lock (_gate)
        {
            if (_flush == FlushState.None)
            {
                _flush = FlushState.Queued;
                _flushQueuedAt = _clock.Milliseconds;
            }
        }
    }

    /// <summary>Sends what was gathered, or waits for a turn of completions to end; who asks has other things to do than to send for everybody.</summary>
    public void SendQueued() => RunQueuedFlush(CallersShare);

    /// <summary>The queued flush.</summary>
    void IThreadPoolWorkItem.Execute() => RunQueuedFlush(int.MaxValue);

    private void RunQueuedFlush(int rounds)
    {
        lock (_gate)
        {
            if (_flush != FlushState.Queued)
            {
                return;
            }

            _flush = FlushState.Running;
        }

        _ = FlushAsync(rounds);
    }

    /// <summary>Under the lock, after a call was appended: who sends it.</summary>
    private FlushBy ChooseFlush(bool idle)
    {
        if (_isHeld)
        {
            return FlushBy.Nobody;
        }

        switch (_flush)
        {
            case FlushState.None when idle:
                _flush = FlushState.Running;
                return FlushBy.Caller;

            case FlushState.None:
                _flush = FlushState.Queued;
                _flushQueuedAt = _clock.Milliseconds;
                return FlushBy.WorkItem;

            case FlushState.Queued when _output.TotalLength >= GatheredEnough || _clock.Milliseconds - _flushQueuedAt > OverdueMilliseconds:
                _flush = FlushState.Running;
                return FlushBy.Caller;

            default:
                return FlushBy.Nobody;
        }
    }

    /// <param name="rounds">How often to send what has gathered meanwhile.</param>
    private async Task FlushAsync(int rounds)
    {
        try
        {
            while (TakeOutput(mayGoOn: rounds-- > 0))
            {
                if (_sending.BorrowsMemory)
                {
                    await _sending.SendPiecesAsync(SendInPartsAsync).ConfigureAwait(false);
                }
                else
                {
                    await _transport.SendAsync(_sending.Bytes).ConfigureAwait(false);
                }

                _sending.Clear();
            }
        }
#pragma warning disable CA1031 // Whatever a transport throws ends this connection, and its reason reaches every call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _sending.Clear();
            Close(exception);
            lock (_gate)
            {
                _flush = FlushState.None;
            }

            DrainIfEnded();
        }
    }

    /// <summary>
    /// Sends a large argument and notes how it gets on. What the system took in at last is still on its way for about as long as it took
    /// to hand over what came before: its buffers hold megabytes, and of those the connection hears nothing.
    /// </summary>
    private async ValueTask SendInPartsAsync(ReadOnlyMemory<byte> bytes)
    {
        var begun = _clock.Milliseconds;
        for (; bytes.Length > PartLength; bytes = bytes[PartLength..])
        {
            await _transport.SendAsync(bytes[..PartLength]).ConfigureAwait(false);
            var now = _clock.Milliseconds;
            Volatile.Write(ref _uploadAliveUntil, now + Math.Min(now - begun, MostOnTheWay));
        }

        await _transport.SendAsync(bytes).ConfigureAwait(false);
    }

    /// <summary>
    /// Swaps the buffers; false, and this flush has ended, if there is nothing to send, nowhere to send it to, or somebody else shall go on.
    /// </summary>
    private bool TakeOutput(bool mayGoOn)
    {
        bool isClosed;
        lock (_gate)
        {
            isClosed = _closedBy is not null;
            var hasMore = !isClosed && !_output.IsEmpty && !_isHeld;
            if (hasMore && mayGoOn)
            {
                (_output, _sending) = (_sending, _output);
                Volatile.Write(ref _bytesHandedOver, _bytesAccepted);
                return true;
            }

            if (hasMore)
            {
                _flush = FlushState.Queued;
                _flushQueuedAt = _clock.Milliseconds;
            }
            else
            {
                _flush = FlushState.None;
                if (!isClosed)
                {
                    return false;
                }
            }
        }

        if (isClosed)
        {
            DrainIfEnded();
        }
        else
        {
            _work.Enqueue(this);
        }

        return false;
    }
}
