namespace Glide.Connections.Tests.Support;

/// <summary>Does something at the very moment at which a call has been ended and its connection has not yet heard of it.</summary>
internal sealed class HookedOwner(Action hook) : ICallOwner
{
    public void OnEnded(bool heldPermit) => hook();

    public void OnConnectionLost(PendingCommand command, bool written, Exception reason) => command.FailAndRelease(
        new ValkeyConnectionException(reason.Message, written ? DeliveryStatus.Written : DeliveryStatus.NotWritten, reason));
}
