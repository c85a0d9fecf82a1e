namespace Glide.Cluster;

/// <summary>Finds a node by any of the addresses that mean it. Maps that differ only in their slots share one.</summary>
internal sealed class NodeIndex
{
    private readonly NodeInfo[] _nodes;
    private readonly int[] _shards;
    private readonly Dictionary<NodeAddress, int> _byAddress;

    public NodeIndex(ReadOnlySpan<Shard> shards)
    {
        var count = 0;
        foreach (var shard in shards)
        {
            count += shard.Nodes.Length;
        }

        _nodes = new NodeInfo[count];
        _shards = new int[count];
        _byAddress = new(count);
        foreach (var shard in shards)
        {
            shard.Nodes.CopyTo(_nodes, shard.FirstNode);
            _shards.AsSpan(shard.FirstNode, shard.Nodes.Length).Fill(shard.Index);
        }

        // What a node calls itself comes before what others may also be called: behind a relay several nodes share an IP address.
        for (var i = 0; i < count; i++)
        {
            _byAddress.TryAdd(_nodes[i].Address, i);
        }

        for (var i = 0; i < count; i++)
        {
            foreach (var alias in _nodes[i].Aliases)
            {
                _byAddress.TryAdd(alias, i);
            }
        }

        for (var i = 0; i < count; i++)
        {
            _byAddress.TryAdd(_nodes[i].ConnectAddress, i);
        }
    }

    public ReadOnlySpan<NodeInfo> Nodes => _nodes;

    /// <summary>The node's place, or -1.</summary>
    public int Find(NodeAddress address) => _byAddress.TryGetValue(address, out var node) ? node : -1;

    /// <summary>The index of the shard to which a node belongs.</summary>
    public int ShardOf(int node) => _shards[node];
}
