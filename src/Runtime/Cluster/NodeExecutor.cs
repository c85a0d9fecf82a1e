using Glide.Commands;
using Glide.Connections;

namespace Glide.Cluster;

/// <summary>
/// Runs the client's own questions at one node, over the connection that carries everyone's commands: no permit, no redirect, and an error
/// if the connection is lost.
/// </summary>
internal sealed class NodeExecutor(ClusterExecutor parent, ClusterNode node, TimeSpan timeout)
    : CommandExecutor(parent.Clock, timeout, CancellationToken.None), ICallOwner
{
    public WorkQueue Work => parent.Work;

    /// <summary>The node that is asked.</summary>
    public ClusterNode Node => node;

    /// <summary>Whether the node is asked as the primary that it should be, even where it has a connection for reads from replicas.</summary>
    public bool AsPrimary { get; init; }

    /// <summary>Whether <c>ASKING</c> goes before each question: the slot that it is about is on the way to the node.</summary>
    public bool Asking { get; init; }

    internal override ICallOwner Owner => this;

    void ICallOwner.OnEnded(bool heldPermit)
    {
    }

    void ICallOwner.OnConnectionLost(PendingCommand command, bool written, Exception reason) =>
        command.FailAndRelease(ClientExecutor.Describe(command, written, reason));

    internal override void Dispatch(PendingCommand command)
    {
        command.NeedsAsking = Asking;
        node.Ask(command, asReplica: !AsPrimary && node.HasReadLink);
        parent.Wake();
    }
}
