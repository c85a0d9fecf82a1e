namespace Glide.Cluster;

/// <content>By what the views of several nodes are compared.</content>
internal sealed partial class SlotMap
{
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashPrime = 1099511628211;

    // Views are compared again with each that comes in, and a fingerprint goes through all slots: computed once, 0 before that. Two who
    // compute it at once come to the same.
    private ulong _assignmentFingerprint;
    private ulong _fingerprint;

    /// <summary>
    /// Which primary holds which slot, as one number: equal for maps that route writes alike. Nodes count by their ids where these are
    /// known, because a node that announces no address appears under another one in every view.
    /// </summary>
    public ulong AssignmentFingerprint
    {
        get
        {
            if (Volatile.Read(ref _assignmentFingerprint) == 0)
            {
                Volatile.Write(ref _assignmentFingerprint, ComputeAssignment());
            }

            return Volatile.Read(ref _assignmentFingerprint);
        }
    }

    /// <summary>The assignment and the nodes that are able to answer, primaries among them, as one number.</summary>
    public ulong Fingerprint
    {
        get
        {
            if (Volatile.Read(ref _fingerprint) == 0)
            {
                Volatile.Write(ref _fingerprint, ComputeWhole());
            }

            return Volatile.Read(ref _fingerprint);
        }
    }

    private ulong ComputeAssignment()
    {
        var owners = new ulong[_shards.Length];
        for (var i = 0; i < owners.Length; i++)
        {
            owners[i] = HashOfOwner(_shards[i]);
        }

        var hash = HashStart;
        foreach (var shard in _shardOfSlot)
        {
            hash = Mix(hash, shard < owners.Length ? owners[shard] : 0);
        }

        return hash;
    }

    private ulong ComputeWhole()
    {
        // The sum does not depend on the order, which addresses decide and ids do not.
        var sum = 0UL;
        foreach (var shard in _shards)
        {
            // Mixed once more, because the hash of the primary itself would cancel out with its own.
            var owner = Mix(HashOfOwner(shard), HashStart);
            foreach (var node in shard.Nodes)
            {
                if (node.Health != ClusterNodeHealth.Failed)
                {
                    sum += Mix(owner, Hash(node.Identity));
                }
            }
        }

        return Mix(AssignmentFingerprint, sum);
    }

    private static ulong HashOfOwner(Shard shard) => shard.Primary is { } primary ? Hash(primary.Identity) : 1;

    private static ulong Hash(string text)
    {
        var hash = HashStart;
        foreach (var next in text)
        {
            hash = (hash ^ char.ToLowerInvariant(next)) * HashPrime;
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * HashPrime;
        return (hash ^ (hash >> 32)) * HashPrime;
    }
}
