using Glide.Cluster;
using Glide.Commands;

namespace Glide;

/// <summary>A cluster. Its primaries are asked: a replica may be behind.</summary>
internal sealed class ClusterScanTarget(ClusterExecutor executor) : ScanTarget(executor.Clock, executor.RequestTimeout)
{
    public override bool HasSlots => true;

    public override SlotMap Map => executor.Table.Map;

    public override Task StartAsync(CancellationToken cancellationToken) => executor.WaitForMapAsync(cancellationToken);

    public override CommandExecutor At(NodeInfo node, TimeSpan timeout) => At(node.Address, timeout, asking: false);

    public override CommandExecutor Asking(NodeAddress node, TimeSpan timeout) => At(node, timeout, asking: true);

    public override bool TryMove(int slot, NodeAddress to) => executor.TryMove(slot, to);

    public override async Task<ScanObservation> ObserveAsync(CommandExecutor server, bool withRunId, CancellationToken cancellationToken)
    {
        var nodes = server.ExecuteAsync<ClusterNodesCommand, string>(default, cancellationToken).AsTask();
        var run = withRunId ? ReadRunIdAsync(server, cancellationToken) : Task.FromResult<string?>(null);
        await Task.WhenAll((Task)nodes, run).ConfigureAwait(false);
        return ScanObservation.Parse(await nodes.ConfigureAwait(false), await run.ConfigureAwait(false));
    }

    public override Task WaitAsync(int waits, CancellationToken cancellationToken) =>
        executor.LookAgainAsync().WaitAsync(cancellationToken);

    private NodeExecutor At(NodeAddress node, TimeSpan timeout, bool asking) =>
        new(executor, executor.NodeAt(node), timeout) { AsPrimary = true, Asking = asking };
}
