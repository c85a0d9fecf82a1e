namespace Glide.Cluster;

/// <summary>
/// When to ask the cluster for its map: one run at a time, seldom while all is well, often while something is wrong. A state machine
/// without a clock: every event brings the time with it and is answered with what to do. Not thread-safe: its shell holds a lock.
/// </summary>
/// <param name="settings">How often.</param>
/// <param name="random">Spreads the runs of many clients of one cluster.</param>
/// <param name="now">The time of the beginning, in milliseconds.</param>
internal sealed class RefreshSchedule(RefreshSettings settings, Random random, long now)
{
    private RefreshReason? _asked;
    private bool _hasRun;
    private bool _isAsking;
    private long _begun = now;
    private long _periodicAt = After(now, settings.Periodic);
    private long _troubleAt = long.MaxValue;
    private long _troubleInterval = settings.TroubleFirst;

    /// <summary>Whether a run is under way.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether something is wrong, as far as is known.</summary>
    public bool IsTroubled { get; private set; }

    /// <summary>Something has been noticed that the map may not show.</summary>
    /// <param name="reason">What.</param>
    /// <param name="now">When.</param>
    public RefreshDecision Request(RefreshReason reason, long now)
    {
        // What is noticed before the run asks is what the run is about. The time would not tell: a clock that is read cheaply stands still
        // for some milliseconds, and nodes that are near have answered by then.
        if (!IsRunning || _isAsking)
        {
            _asked = _asked is { } asked && asked > reason ? asked : reason;
        }

        if (reason == RefreshReason.Trouble && !IsTroubled)
        {
            IsTroubled = true;
            ScheduleTrouble();
        }

        return Decide(now);
    }

    /// <summary>Time has passed.</summary>
    public RefreshDecision Tick(long now) => Decide(now);

    /// <summary>The run begins to ask: what is noticed from now on is not settled by its answers.</summary>
    public void Asking() => _isAsking = true;

    /// <summary>A run has ended.</summary>
    /// <param name="outcome">How the cluster stands.</param>
    /// <param name="now">When.</param>
    public RefreshDecision Completed(RefreshOutcome outcome, long now)
    {
        IsRunning = _isAsking = false;
        _periodicAt = After(now, settings.Periodic);
        if (outcome == RefreshOutcome.Healthy)
        {
            // What broke last may be repaired as quickly as it broke, so the interval begins small again. And what was noticed
            // after the run had begun to ask is not settled by its answer.
            _troubleInterval = settings.TroubleFirst;
            IsTroubled = _asked == RefreshReason.Trouble;
        }
        else
        {
            IsTroubled = true;
        }

        ScheduleTrouble();
        return Decide(now);
    }

    private void ScheduleTrouble()
    {
        if (!IsTroubled)
        {
            _troubleAt = long.MaxValue;
            return;
        }

        // Up to a fifth earlier, so that the clients of a cluster do not all ask at once. Drawn once a run: a tick must not draw again.
        _troubleAt = _hasRun ? After(_begun, _troubleInterval - random.NextInt64((_troubleInterval / 5) + 1)) : long.MinValue;
        _troubleInterval = Math.Min(settings.TroubleLongest, _troubleInterval + (_troubleInterval / 2));
    }

    private RefreshDecision Decide(long now)
    {
        if (IsRunning)
        {
            return new(null, long.MaxValue);
        }

        var askedAt = _asked switch
        {
            null or RefreshReason.Trouble => long.MaxValue,
            RefreshReason.Demand => long.MinValue,
            _ => _hasRun ? After(_begun, settings.Quiet) : long.MinValue,
        };
        var due = Math.Min(Math.Min(askedAt, _troubleAt), _periodicAt);
        if (due > now)
        {
            return new(null, due);
        }

        var reason = _asked == RefreshReason.Demand ? RefreshReason.Demand
            : IsTroubled ? RefreshReason.Trouble
            : askedAt <= now ? _asked!.Value
            : RefreshReason.Periodic;
        IsRunning = true;
        _hasRun = true;
        _begun = now;
        _asked = null;
        return new(reason, long.MaxValue);
    }

    private static long After(long time, long span) => span > long.MaxValue - time ? long.MaxValue : time + span;
}
