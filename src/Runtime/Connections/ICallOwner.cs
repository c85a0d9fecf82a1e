namespace Glide.Connections;

/// <summary>Who is told that a call has ended, however it ended.</summary>
internal interface ICallOwner
{
    /// <summary>Where the outcomes of its calls are told.</summary>
    WorkQueue Work => WorkQueue.ThreadPool;

    void OnEnded(bool heldPermit);

    /// <summary>
    /// Asked before a server's error is told to the caller: true if the owner has taken the call over with its link, to send it elsewhere or
    /// once more.
    /// </summary>
    /// <param name="command">The call.</param>
    /// <param name="error">The error's frame, without its type byte and its line break.</param>
    bool TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error) => false;

    /// <summary>Takes back a call whose connection was lost: sends it again where that is safe, fails it otherwise.</summary>
    void OnConnectionLost(PendingCommand command, bool written, Exception reason);
}
