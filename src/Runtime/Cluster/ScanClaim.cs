namespace Glide.Cluster;

/// <summary>
/// The slots that CLUSTERSCAN on a node has passed over because the node has no keys in them. That is no proof: the keys of a slot may
/// all have moved on already while the slot has not. The node's own word before and after makes it one.
/// </summary>
internal sealed class ScanClaim(NodeAddress address, string nodeId, long epoch, SlotSet whole)
{
    public NodeAddress Address => address;

    public string NodeId => nodeId;

    public long Epoch => epoch;

    /// <summary>The slots that the node held before, and whose keys were not moving.</summary>
    public SlotSet Whole => whole;

    /// <summary>The slots that were passed over.</summary>
    public SlotSet PassedOver { get; } = new();

    /// <summary>The slots that are proven to be empty by what the node says now; none if it is not the node, or a slot may have come back to it.</summary>
    public SlotSet Prove(ScanObservation now)
    {
        var proven = new SlotSet();
        if (now.NodeId == nodeId && now.Epoch == epoch)
        {
            proven.UnionWith(PassedOver);
            proven.IntersectWith(whole);
            proven.IntersectWith(now.GetWhole());
        }

        return proven;
    }
}
