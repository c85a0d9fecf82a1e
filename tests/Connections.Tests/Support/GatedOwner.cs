namespace Glide.Connections.Tests.Support;

/// <summary>Gives the permits of ended calls back to a gate, as the executor does.</summary>
internal sealed class GatedOwner : ICallOwner
{
    public InflightGate? Gate { get; set; }

    public WorkQueue Work { get; init; } = WorkQueue.ThreadPool;

    public void OnEnded(bool heldPermit)
    {
        if (heldPermit)
        {
            Gate!.Exit();
        }
    }

    public void OnConnectionLost(PendingCommand command, bool written, Exception reason) =>
        command.FailAndRelease(new ValkeyConnectionException(reason.Message, DeliveryStatus.Written, reason));
}
