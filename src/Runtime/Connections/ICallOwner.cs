namespace Glide.Connections;

/// <summary>Who is told that a call has ended, however it ended.</summary>
internal interface ICallOwner
{
    /// <summary>Where the outcomes of its calls are told.</summary>
    WorkQueue Work => WorkQueue.ThreadPool;

    void OnEnded(bool heldPermit);

    /// <summary>Takes back a call whose connection was lost: sends it again where that is safe, fails it otherwise.</summary>
    void OnConnectionLost(PendingCommand command, bool written, Exception reason);
}
