using Glide.Harness;

namespace Glide.Client.Tests.Commands.Cluster;

/// <summary>
/// A node for each target that is a cluster by itself: it holds every slot. It is shared, because a new node lets two seconds pass before it
/// calls its cluster whole.
/// </summary>
public sealed class WholeNodes(CommandServers servers) : IAsyncLifetime
{
    private readonly Dictionary<Target, CommandsUnderTest> _nodes = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var target in Targets.All)
        {
            var node = await servers.StartOwnAsync(target, new ServerOptions { ClusterEnabled = true });
            _nodes[target] = node;
            await node.Commands.ClusterAddSlotsRangeAsync(new SlotRange(0, SlotRange.SlotCount - 1));
        }

        foreach (var node in _nodes.Values)
        {
            await Eventually.TrueAsync(async () => (await node.Commands.ClusterInfoAsync()).Contains("cluster_state:ok", StringComparison.Ordinal));
        }
    }

    /// <summary>The node without any key.</summary>
    internal async Task<CommandsUnderTest> OnEmptyNodeAsync(Target target)
    {
        var node = _nodes[target];
        await node.Commands.FlushAllAsync();
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Values)
        {
            await node.DisposeAsync();
        }
    }
}
