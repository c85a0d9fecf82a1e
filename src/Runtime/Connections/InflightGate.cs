using System.Collections.Concurrent;

namespace Glide.Connections;

/// <summary>
/// Back-pressure: at most so many calls of one client are under way. What exceeds it waits here, in order and within its own timeout.
/// </summary>
internal sealed class InflightGate(int limit, Action<PendingCommand> dispatch)
{
    private readonly ConcurrentQueue<PendingCommand> _waiting = new();
    private int _underWay;
    private int _pumpRequests;

    public int UnderWay => Volatile.Read(ref _underWay);

    public ConcurrentQueue<PendingCommand> Waiting => _waiting;

    /// <summary>Dispatches the call now, or when a permit comes free.</summary>
    public void Enter(PendingCommand command)
    {
        // Nobody may be overtaken: neither who waits nor, asked for in this order, who has just been taken off the queue and is being
        // dispatched by another thread.
        if (_waiting.IsEmpty && Volatile.Read(ref _pumpRequests) == 0 && TryTake())
        {
            command.HoldPermit();
            dispatch(command);
            return;
        }

        _waiting.Enqueue(command);
        Pump();
    }

    /// <summary>Dispatches the call now if a permit is free; false otherwise.</summary>
    public bool TryEnter(PendingCommand command)
    {
        if (!TryTake())
        {
            return false;
        }

        command.HoldPermit();
        dispatch(command);
        return true;
    }

    public void Exit()
    {
        Interlocked.Decrement(ref _underWay);
        if (!_waiting.IsEmpty)
        {
            Pump();
        }
    }

    private bool TryTake()
    {
        if (Interlocked.Increment(ref _underWay) <= limit)
        {
            return true;
        }

        Interlocked.Decrement(ref _underWay);
        return false;
    }

    /// <summary>
    /// Hands out free permits. One thread at a time does it for all who ask: dispatching may end a call at once, which asks again, and
    /// a thousand waiting calls that fail one after the other must not become a thousand stack frames.
    /// </summary>
    private void Pump()
    {
        if (Interlocked.Increment(ref _pumpRequests) != 1)
        {
            return;
        }

        int served;
        do
        {
            served = Volatile.Read(ref _pumpRequests);
            while (!_waiting.IsEmpty && TryTake())
            {
                if (!_waiting.TryDequeue(out var command))
                {
                    Interlocked.Decrement(ref _underWay);
                }
                else if (command.TryGrantPermit())
                {
                    dispatch(command);
                }
                else
                {
                    Interlocked.Decrement(ref _underWay);
                    command.ReleaseLink();
                }
            }
        }
        while (Interlocked.Add(ref _pumpRequests, -served) != 0);
    }
}
