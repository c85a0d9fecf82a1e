using System.Runtime.InteropServices;
using Glide.Connections.Commands;

namespace Glide.Cluster;

/// <summary>A look at a primary and its replicas: each says what it is itself, and whom it knows.</summary>
internal sealed class ReplicationRound(ClusterSettings settings) : TopologyRound
{
    private readonly List<ReplicationView> _views = [];
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

    public override async Task AskAsync(NodeExecutor node, CancellationToken cancellationToken)
    {
        var info = await node.ExecuteAsync<InfoCommand, string>(default, cancellationToken).ConfigureAwait(false);
        var view = ReplicationView.FromInfo(info, node.Node.Address);
        if (view.IsCluster)
        {
            throw new ValkeyConfigurationException($"{node.Node.Address} is a node of a cluster; GlideClusterClient is the client for it.");
        }

        lock (_gate)
        {
            _views.Add(view);
        }
    }

    public override IReadOnlyList<NodeAddress> FindUnasked()
    {
        lock (_gate)
        {
            return ReplicationConsensus.NotAsked(CollectionsMarshal.AsSpan(_views));
        }
    }

    /// <summary>Each speaks for itself alone.</summary>
    public override bool IsSettled(int asked) => false;

    public override ConsensusResult Decide(int asked, SlotMap current, bool isLast)
    {
        lock (_gate)
        {
            return ReplicationConsensus.Decide(CollectionsMarshal.AsSpan(_views), needsPrimary: !settings.IsReadOnly, settings.AddressResolver);
        }
    }
}
