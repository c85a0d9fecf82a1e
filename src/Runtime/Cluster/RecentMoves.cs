namespace Glide.Cluster;

/// <summary>
/// The slots that nodes have said by MOVED to be elsewhere, for as long as a view of the cluster may be older than that: one that was asked
/// for before, or given by nodes that the news had not reached. Not thread-safe.
/// </summary>
internal sealed class RecentMoves
{
    /// <summary>How long after a MOVED a view that contradicts it is held for the older one, in milliseconds.</summary>
    public const long TrustedFor = 1000;

    private readonly Dictionary<int, Move> _moves = [];

    public bool IsEmpty => _moves.Count == 0;

    /// <summary>Takes note of a MOVED.</summary>
    /// <param name="before">The map that it has changed.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="to">Where it is now.</param>
    /// <param name="connectAddress">Where to connect to if the node is new; null for <paramref name="to"/> itself.</param>
    /// <param name="now">When it was said.</param>
    public void Note(SlotMap before, int slot, NodeAddress to, NodeAddress? connectAddress, long now)
    {
        // Moved twice, it is in neither of the places where it was before.
        List<string?> left = _moves.TryGetValue(slot, out var earlier) ? [.. earlier.Left] : [];
        left.Remove(before.Find(to)?.Identity);
        left.Add(OwnerOf(before, slot));
        _moves[slot] = new(to, connectAddress, [.. left], now);
    }

    /// <summary>The map that a view comes to, with what is known to be newer.</summary>
    /// <param name="view">The view.</param>
    /// <param name="asked">When the nodes were asked for it.</param>
    /// <param name="isUsable">Whether a node can be reached: a move to one that is gone is not held against those who may know more.</param>
    public SlotMap Correct(SlotMap view, long asked, Func<NodeAddress, bool> isUsable)
    {
        foreach (var (slot, move) in _moves)
        {
            var owner = OwnerOf(view, slot);
            if (move.Left.Contains(owner) && asked < move.At + TrustedFor && isUsable(move.To))
            {
                view = view.Moved(slot, move.To, move.ConnectAddress);
            }
            else if (asked >= move.At + TrustedFor || owner is null || owner != view.Find(move.To)?.Identity)
            {
                // Its time is over, or it was overtaken. One that a view has taken in stays: the next view may be of nodes that have not.
                _moves.Remove(slot);
            }
        }

        return view;
    }

    private static string? OwnerOf(SlotMap map, int slot) => map.ShardOf(slot)?.Primary?.Identity;

    /// <param name="To">Where the slot is.</param>
    /// <param name="ConnectAddress">Where to connect to if the node is new.</param>
    /// <param name="Left">The primaries that have held it before; null for nobody.</param>
    /// <param name="At">When that was said.</param>
    private readonly record struct Move(NodeAddress To, NodeAddress? ConnectAddress, string?[] Left, long At);
}
