using Glide.Commands;

namespace Glide.Connections;

/// <summary>A call on one given connection, without limits, retries or timeouts of its own: the handshake's way of speaking.</summary>
internal sealed class DirectCall(WorkQueue work) : ICallOwner
{
    public WorkQueue Work { get; } = work;

    public static ValueTask<TReply> SendAsync<TCommand, TReply>(Connection connection, scoped in TCommand command)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        var pending = Encode<TCommand, TReply>(connection, in command);
        var task = pending.Task;
        if (!connection.TrySend(pending))
        {
            var reason = connection.ClosedBy;
            pending.FailAndRelease(new ValkeyConnectionException(
                reason?.Message ?? $"The connection to {connection.Endpoint} has ended.", DeliveryStatus.NotWritten, reason));
        }

        return task;
    }

    /// <summary>Makes the call without sending it.</summary>
    public static PendingReply<TReply> Encode<TCommand, TReply>(Connection connection, scoped in TCommand command)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        var pending = PendingReply<TReply>.Rent();
        pending.Encode(in command);
        pending.Start(TCommand.Descriptor, connection.DirectCalls, long.MaxValue);
        return pending;
    }

    public void OnEnded(bool heldPermit)
    {
    }

    public void OnConnectionLost(PendingCommand command, bool written, Exception reason) =>
        command.FailAndRelease(new ValkeyConnectionException(
            reason.Message, written ? DeliveryStatus.Written : DeliveryStatus.NotWritten, reason));
}
