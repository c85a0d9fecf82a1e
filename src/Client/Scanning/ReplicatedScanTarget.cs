using Glide.Cluster;
using Glide.Commands;

namespace Glide;

/// <summary>A primary with its replicas, without slots: the primary is asked, or any one of them by a client that only reads.</summary>
internal sealed class ReplicatedScanTarget(ClusterExecutor executor, bool readsOnly) : ScanTarget(executor.Clock, executor.RequestTimeout)
{
    private RoutingTable? _table;
    private SlotMap _map = SlotMap.Empty;

    public override bool HasSlots => false;

    public override SlotMap Map
    {
        get
        {
            var table = executor.Table;
            if (!ReferenceEquals(table, _table) || (readsOnly && !HasUsableNode(table)))
            {
                _table = table;
                _map = MapOf(table);
            }

            return _map;
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken) => executor.WaitForMapAsync(cancellationToken);

    public override CommandExecutor At(NodeInfo node, TimeSpan timeout) =>
        new NodeExecutor(executor, executor.NodeAt(node.Address), timeout);

    public override async Task<ScanObservation> ObserveAsync(CommandExecutor server, bool withRunId, CancellationToken cancellationToken) =>
        ScanObservation.Standalone(await ReadRunIdAsync(server, cancellationToken).ConfigureAwait(false));

    public override Task WaitAsync(int waits, CancellationToken cancellationToken) =>
        executor.LookAgainAsync().WaitAsync(cancellationToken);

    private bool HasUsableNode(RoutingTable table) => _map.Nodes is [var node, ..] && table.Find(node.Address) is { IsUsable: true };

    /// <summary>A map with the one node that is read: each has its own order of the keys, so it stays the same as long as it can.</summary>
    private SlotMap MapOf(RoutingTable table)
    {
        var chosen = readsOnly && _map.Nodes is [var before, ..] && table.Find(before.Address) is { IsUsable: true } same ? same : null;
        foreach (var node in table.Nodes)
        {
            if (chosen is null && (readsOnly ? node.IsUsable : node.Info.Role == NodeRole.Primary))
            {
                chosen = node;
            }
        }

        return chosen is null ? SlotMap.Empty : SlotMap.SingleShard(chosen.Info with { Role = NodeRole.Primary });
    }
}
