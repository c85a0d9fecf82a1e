namespace Glide.Cluster;

/// <summary>Gathers the shards of one node's view, whichever command it was asked by. Used once.</summary>
internal sealed class TopologyViewBuilder(NodeAddress answeredBy, bool tls, Func<NodeAddress, NodeAddress>? resolve)
{
    private readonly List<List<NodeInfo>> _shards = [];
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly int[] _owners = CreateOwners();
    private int _contested;

    public int AddShard()
    {
        _shards.Add([]);
        return _shards.Count - 1;
    }

    /// <summary>Adds a node to a shard, once however often it is named; one without an address is counted and left out.</summary>
    public void AddNode(int shard, Announcement announcement, NodeRole role, string? id, string? availabilityZone, ClusterNodeHealth health)
    {
        if (announcement.ToAddress(answeredBy, tls, out var aliases) is not { } address)
        {
            _unknown.Add(id ?? $"{announcement.Ip}:{announcement.Port}");
            return;
        }

        foreach (var known in _shards[shard])
        {
            if (known.Address == address)
            {
                return;
            }
        }

        _shards[shard].Add(new(address, role)
        {
            ConnectAddress = resolve is null ? address : resolve(address),
            Aliases = aliases,
            Id = string.IsNullOrEmpty(id) ? null : id,
            AvailabilityZone = string.IsNullOrEmpty(availabilityZone) ? null : availabilityZone,
            Health = health,
        });
    }

    /// <summary>Gives slots to a shard. What two claim goes to the one that can serve it, whatever the order in which they come.</summary>
    public void Assign(int shard, int start, int end)
    {
        foreach (ref var owner in _owners.AsSpan(start, end - start + 1))
        {
            if (owner >= 0 && owner != shard)
            {
                _contested++;
                if (!IsBetter(shard, owner))
                {
                    continue;
                }
            }

            owner = shard;
        }
    }

    public TopologyView Build()
    {
        var builder = new SlotMapBuilder();
        foreach (var shard in _shards)
        {
            builder.AddShard([.. shard]);
        }

        for (var slot = 0; slot < _owners.Length; slot++)
        {
            if (_owners[slot] >= 0)
            {
                builder.Assign(_owners[slot], slot, slot);
            }
        }

        return new(answeredBy, builder.Build(), _unknown.Count, _contested);
    }

    private bool IsBetter(int shard, int than)
    {
        var (left, right) = (PrimaryOf(shard), PrimaryOf(than));
        return (left is not null).CompareTo(right is not null) switch
        {
            0 when left is null || right is null => false,
            0 when left.IsServing != right.IsServing => left.IsServing,
            0 => left.Address < right.Address,
            var known => known > 0,
        };
    }

    private NodeInfo? PrimaryOf(int shard) => _shards[shard].Find(node => node.Role == NodeRole.Primary);

    private static int[] CreateOwners()
    {
        var owners = new int[SlotRange.SlotCount];
        owners.AsSpan().Fill(-1);
        return owners;
    }
}
