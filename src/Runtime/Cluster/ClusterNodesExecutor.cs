using Glide.Commands;
using Glide.Connections;

namespace Glide.Cluster;

/// <summary>Runs commands on several nodes of a cluster, for one reply each.</summary>
/// <param name="executor">Whose calls they are; a view of the cluster's executor, with its timeout and token.</param>
/// <param name="route">Which nodes; null to go by the command's own policy.</param>
internal sealed class ClusterNodesExecutor(CommandExecutor executor, MultiNodeRoute? route) : NodesExecutor
{
    internal override ValueTask<NodeReplies<TReply>> RunAsync<TCommand, TReply>(scoped in TCommand command, CancellationToken cancellationToken)
    {
        if (executor.IsCancelled(cancellationToken, out var cancelled))
        {
            return ValueTask.FromCanceled<NodeReplies<TReply>>(cancelled);
        }

        PendingNodeReplies<TReply> pending = new();
        pending.Request.TracksKeys = executor.TracksKeys;
        pending.EncodeForEach(in command);
        return Run(pending, TCommand.Descriptor, cancellationToken);
    }

    internal override ValueTask RunVoidAsync<TCommand>(scoped in TCommand command, CancellationToken cancellationToken)
    {
        if (executor.IsCancelled(cancellationToken, out var cancelled))
        {
            return ValueTask.FromCanceled(cancelled);
        }

        PendingReply<Nothing> pending = new();
        pending.Request.TracksKeys = executor.TracksKeys;
        pending.Encode(in command);
        pending.Target = RouteOf(TCommand.Descriptor);
        pending.Start(TCommand.Descriptor, executor.Owner, executor.DeadlineOf(pending));
        var task = pending.VoidTask;
        executor.Begin(pending, cancellationToken);
        return task;
    }

    internal override ValueTask<NodeReplies<ValkeyReply>> RunRawAsync(
        CommandDescriptor? descriptor, ReadOnlySpan<ValkeyValue> words, CancellationToken cancellationToken)
    {
        if (executor.IsCancelled(cancellationToken, out var cancelled))
        {
            return ValueTask.FromCanceled<NodeReplies<ValkeyReply>>(cancelled);
        }

        PendingNodeReplies<ValkeyReply> pending = new();
        pending.EncodeForEach(new RawCommand(descriptor, words));
        return Run(pending, descriptor ?? RawCommand.Descriptor, cancellationToken);
    }

    private ValueTask<NodeReplies<TReply>> Run<TReply>(
        PendingNodeReplies<TReply> pending, CommandDescriptor descriptor, CancellationToken cancellationToken)
    {
        pending.Target = RouteOf(descriptor);
        pending.Start(descriptor, executor.Owner, executor.DeadlineOf(pending));
        var task = pending.Task;
        executor.Begin(pending, cancellationToken);
        return task;
    }

    private MultiNodeRoute RouteOf(CommandDescriptor descriptor) =>
        route ?? (descriptor.RequestPolicy == RequestPolicy.AllNodes ? ClusterRoute.AllNodes : ClusterRoute.AllPrimaries);
}
