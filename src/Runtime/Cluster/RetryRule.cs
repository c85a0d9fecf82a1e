namespace Glide.Cluster;

/// <summary>Decides what becomes of a call that a node has answered with an error.</summary>
/// <remarks>
/// Waits begin at a few milliseconds and stay below <see cref="LongestWait"/>, so that a call meets the end of a failover within its
/// own time; GLIDE waits 1,280 ms within a timeout of 250. What goes elsewhere at once does so a few times, and from then on waits too:
/// two nodes that send a call to each other, as they may during a failover, cost no more than one that says TRYAGAIN.
/// </remarks>
internal static class RetryRule
{
    /// <summary>The longest wait between two attempts, in milliseconds.</summary>
    public const int LongestWait = 50;

    /// <summary>The first wait at its longest, in milliseconds; each later one is twice as long.</summary>
    public const int FirstWait = 4;

    /// <summary>So often a call goes elsewhere without waiting.</summary>
    public const int FreeHops = 5;

    /// <summary>So often a call without a deadline waits: about a minute.</summary>
    public const int MostWaits = 1500;

    /// <summary>The time that the last attempt is given before the deadline, in milliseconds.</summary>
    public const int LastAttempt = 5;

    // The one place that says which errors are more than the caller's. The second action is that of a node which was asked as a replica.
    // NOSCRIPT, NOAUTH, NOPERM, CROSSSLOT, WRONGTYPE, EXECABORT and all others have no row: trying again changes nothing about them.
    private static readonly Row[] Rows =
    [
        new("MOVED", RetryAction.FollowMoved, RetryAction.FollowMoved, Waits: false, RefreshReason.Moved),
        new("ASK", RetryAction.FollowAsk, RetryAction.FollowAsk, Waits: false, null),
        new("TRYAGAIN", RetryAction.SameSlot, RetryAction.SameSlot, Waits: true, null),
        new("CLUSTERDOWN", RetryAction.SameSlot, RetryAction.SameSlot, Waits: true, RefreshReason.Trouble),
        new("MASTERDOWN", RetryAction.SameSlot, RetryAction.OtherNode, Waits: true, RefreshReason.Trouble),
        new("LOADING", RetryAction.SameSlot, RetryAction.OtherNode, Waits: true, RefreshReason.Trouble),
        new("READONLY", RetryAction.Primary, RetryAction.Primary, Waits: true, RefreshReason.Trouble),

        // What a blocking call gets when its node ceases to be a primary; by CLIENT UNBLOCK it is told the same code with another text.
        new("UNBLOCKED force", RetryAction.LeaveConnection, RetryAction.LeaveConnection, Waits: false, RefreshReason.Trouble),
    ];

    /// <summary>Whether an error may be more than the caller's; false for most, so that it is asked first.</summary>
    /// <param name="error">The error, without the <c>-</c>; its first word is enough but where a row has more.</param>
    public static bool IsKnown(ReadOnlySpan<byte> error) => Find(error) >= 0;

    /// <summary>Decides.</summary>
    /// <param name="error">The error, without the <c>-</c>.</param>
    /// <param name="context">The circumstances.</param>
    /// <param name="state">What the call remembers; it is brought up to date.</param>
    /// <param name="random">Where the jitter comes from.</param>
    public static RetryDecision Decide(ReadOnlySpan<byte> error, in RetryContext context, ref RetryState state, Random random)
    {
        var found = Find(error);
        if (found < 0)
        {
            return new(RetryAction.GiveUp);
        }

        ref readonly var row = ref Rows[found];
        var action = context.WasReplica ? row.ForReplica : row.ForPrimary;
        var (waits, refresh) = (row.Waits, row.Refresh);
        switch (action)
        {
            case RetryAction.FollowMoved or RetryAction.FollowAsk when context.RedirectsToUnknown:
                (action, waits, refresh) = (RetryAction.SameSlot, true, RefreshReason.Trouble);
                break;
            case RetryAction.FollowMoved or RetryAction.FollowAsk when context.RedirectsToSender:
                (action, waits, refresh) = (RetryAction.Reconnect, true, RefreshReason.Trouble);
                break;
            case RetryAction.OtherNode:
                // Others can answer at once. What writes had no business on a replica.
                (action, waits) = (context.IsReadOnly ? RetryAction.OtherNode : RetryAction.Primary, false);
                break;
            case RetryAction.Primary when context.WasReplica:
                // The map knows a primary other than the node that refused; otherwise a new one must be found first.
                waits = false;
                break;
        }

        if (!waits && state.Hops < FreeHops)
        {
            state.Hops++;
            return new(action, 0, refresh);
        }

        return TryWait(context.RemainingMilliseconds, ref state, random, out var wait)
            ? new(action, wait, refresh)
            : new(RetryAction.GiveUp, 0, refresh);
    }

    private static bool TryWait(long remaining, ref RetryState state, Random random, out int wait)
    {
        wait = Math.Min(LongestWait, FirstWait << Math.Min((int)state.Waits, 10));
        wait -= random.Next((wait / 2) + 1);
        wait = (int)Math.Min(wait, remaining - LastAttempt);
        if (wait < 1 || state.Waits >= MostWaits)
        {
            return false;
        }

        state.Waits++;

        // What has moved meanwhile is followed at once, and a second time not: that is two nodes which send the call to each other.
        state.Hops = Math.Min(state.Hops, (byte)(FreeHops - 1));
        return true;
    }

    private static int Find(ReadOnlySpan<byte> error)
    {
        for (var i = 0; i < Rows.Length; i++)
        {
            var begin = Rows[i].Begin;
            if (error.StartsWith(begin) && (error.Length == begin.Length || error[begin.Length] == ' '))
            {
                return i;
            }
        }

        return -1;
    }

    private readonly record struct Row(byte[] Begin, RetryAction ForPrimary, RetryAction ForReplica, bool Waits, RefreshReason? Refresh)
    {
        public Row(string begin, RetryAction forPrimary, RetryAction forReplica, bool Waits, RefreshReason? refresh)
            : this(System.Text.Encoding.ASCII.GetBytes(begin), forPrimary, forReplica, Waits, refresh)
        {
        }
    }
}
