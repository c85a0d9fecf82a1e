using Glide.Commands;

namespace Glide.Connections;

/// <summary>Runs commands on one lent connection, in order, and on no other: the connection's end is the session's.</summary>
internal sealed class SessionExecutor(ClientExecutor parent, SessionLease lease)
    : CommandExecutor(parent.Clock, parent.RequestTimeout, CancellationToken.None), ICallOwner
{
    private readonly Connection _connection = lease.Connection;
    private volatile bool _isDirty;
    private int _ended;

    public WorkQueue Work => parent.Work;

    internal override ICallOwner Owner => this;

    void ICallOwner.OnEnded(bool heldPermit)
    {
    }

    bool ICallOwner.TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error) => parent.TryExplain(command, error);

    void ICallOwner.OnConnectionLost(PendingCommand command, bool written, Exception reason) =>
        command.FailAndRelease(Describe(command, written, reason));

    internal override void Dispatch(PendingCommand command)
    {
        if ((command.Descriptor.Flags & (CommandFlags.SessionBound | CommandFlags.Blocking)) != 0)
        {
            _isDirty = true;
        }

        // A fence, so that of a call and an end at the same time either the call sees the end or the end sees what the call leaves behind.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _ended) != 0)
        {
            command.FailAndRelease(new ValkeyClosedException("The session has been closed."));
        }
        else if (!_connection.TrySend(command))
        {
            command.FailAndRelease(Describe(command, written: false, _connection.ClosedBy!));
        }

        parent.Wake();
    }

    /// <summary>What the session has left on its connection is gone, as its keeper knows.</summary>
    public void MarkClean() => _isDirty = false;

    /// <summary>Ends the session. Its connection is lent again only if nothing of the session is left on it.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            lease.Return(isClean: !_isDirty && _connection.Inflight.Count == 0);
        }
    }

    private ValkeyException Describe(PendingCommand command, bool written, Exception reason) => ClientExecutor.Describe(
        command, written, reason, $"the session's connection to {_connection.Endpoint}, which ends the session");
}
