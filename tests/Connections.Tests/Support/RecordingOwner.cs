namespace Glide.Connections.Tests.Support;

/// <summary>Counts what it is told, and fails calls that come back.</summary>
internal sealed class RecordingOwner : ICallOwner
{
    private readonly Lock _gate = new();
    private readonly List<(PendingCommand Command, bool Written, Exception Reason)> _lost = [];
    private int _ended;
    private int _permitsBack;

    public WorkQueue Work { get; init; } = WorkQueue.ThreadPool;

    public int Ended => Volatile.Read(ref _ended);

    public int PermitsBack => Volatile.Read(ref _permitsBack);

    public IReadOnlyList<(PendingCommand Command, bool Written, Exception Reason)> Lost
    {
        get
        {
            lock (_gate)
            {
                return [.. _lost];
            }
        }
    }

    public void OnEnded(bool heldPermit)
    {
        Interlocked.Increment(ref _ended);
        if (heldPermit)
        {
            Interlocked.Increment(ref _permitsBack);
        }
    }

    public void OnConnectionLost(PendingCommand command, bool written, Exception reason)
    {
        lock (_gate)
        {
            _lost.Add((command, written, reason));
        }

        command.FailAndRelease(new ValkeyConnectionException(
            reason.Message, written ? DeliveryStatus.Written : DeliveryStatus.NotWritten, reason));
    }
}
