namespace Glide.Cluster;

/// <summary>What to do with a call that a node has answered with an error.</summary>
internal enum RetryAction
{
    /// <summary>The error is the caller's.</summary>
    GiveUp,

    /// <summary>Patch the map and send the call to the address that the MOVED names.</summary>
    FollowMoved,

    /// <summary>Send ASKING and the call to the address that the ASK names; the map stays.</summary>
    FollowAsk,

    /// <summary>Route the call by its slot once more, by the map of that moment.</summary>
    SameSlot,

    /// <summary>Send it to another node of the shard: another replica, and at last the primary.</summary>
    OtherNode,

    /// <summary>Send it to the shard's primary, by the map of that moment.</summary>
    Primary,

    /// <summary>Replace the connection to the node and route the call by its slot once more: the address may mean another machine by now.</summary>
    Reconnect,

    /// <summary>Route the call by its slot once more, on another connection: the server ends this one, and no call must be sent on it.</summary>
    LeaveConnection,
}
