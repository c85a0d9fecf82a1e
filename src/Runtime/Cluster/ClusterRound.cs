using System.Runtime.InteropServices;
using Glide.Connections.Commands;

namespace Glide.Cluster;

/// <summary>A look at a cluster: each node says which shards it knows.</summary>
internal sealed class ClusterRound(ClusterSettings settings) : TopologyRound
{
    private readonly List<TopologyView> _views = [];
    private readonly Lock _gate = new();

    public override bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _views.Count == 0;
            }
        }
    }

    public override bool HasWholeView
    {
        get
        {
            lock (_gate)
            {
                return _views.Exists(static view => view.Map.CoversAllSlots);
            }
        }
    }

    public override async Task AskAsync(NodeExecutor node, CancellationToken cancellationToken)
    {
        TopologyView view;
        try
        {
            view = await ViewOfAsync(node, cancellationToken).ConfigureAwait(false);
        }
        catch (ValkeyServerException exception) when (exception.Message.Contains("cluster support disabled", StringComparison.OrdinalIgnoreCase))
        {
            throw new ValkeyConfigurationException(
                $"{node.Node.Address} is not a node of a cluster ({exception.Message}); GlideClient is the client for it.", exception);
        }

        lock (_gate)
        {
            _views.Add(view);
        }
    }

    public override bool IsSettled(int asked)
    {
        lock (_gate)
        {
            return _views.CountBy(static view => view.Map.Fingerprint).Any(group => group.Value * 2 > asked);
        }
    }

    public override ConsensusResult Decide(int asked, SlotMap current, bool isLast)
    {
        lock (_gate)
        {
            return TopologyConsensus.Decide(CollectionsMarshal.AsSpan(_views), asked, current, isLast);
        }
    }

    private async Task<TopologyView> ViewOfAsync(NodeExecutor node, CancellationToken cancellationToken)
    {
        var (address, tls, resolver) = (node.Node.Address, settings.UsesTls, settings.AddressResolver);
        try
        {
            var shards = await node.ExecuteAsync<ClusterShardsCommand, ClusterShard[]>(default, cancellationToken).ConfigureAwait(false);
            return TopologyView.FromShards(shards, address, tls, resolver);
        }
        catch (ValkeyServerException exception) when (IsUnknown(exception))
        {
            var slots = await node.ExecuteAsync<ClusterSlotsCommand, ClusterSlotRange[]>(default, cancellationToken).ConfigureAwait(false);
            return TopologyView.FromSlots(slots, address, tls, resolver);
        }
    }

    /// <summary>Servers before 7.0, and users whose rights do not reach to it.</summary>
    private static bool IsUnknown(ValkeyServerException exception) =>
        exception.Code == "NOPERM" || exception.Message.Contains("unknown", StringComparison.OrdinalIgnoreCase);
}
