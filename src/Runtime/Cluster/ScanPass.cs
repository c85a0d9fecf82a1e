namespace Glide.Cluster;

/// <summary>One pass of SCAN over a node, and which slots it covers so far.</summary>
/// <param name="address">The node's address.</param>
/// <param name="slot">The slot for which the node was chosen.</param>
internal sealed class ScanPass(NodeAddress address, int slot)
{
    /// <summary>What the pass waits for.</summary>
    public enum Wait : byte
    {
        Begin,

        // The node has been read for its slot already and only has to say what has happened since.
        Confirm,
        Page,
        Check,
        End,
    }

    public NodeAddress Address { get; } = address;

    /// <summary>The slot for which the node was chosen.</summary>
    public int Slot { get; } = slot;

    public Wait Next { get; set; }

    public string? NodeId { get; set; }

    public string? RunId { get; set; }

    public long Epoch { get; set; }

    public ulong Cursor { get; set; }

    /// <summary>The slots whose keys were all here at every look: the pass covers them.</summary>
    public SlotSet Whole { get; set; } = new();

    /// <summary>The slots that the node held at every look, their keys perhaps moving away one by one.</summary>
    public SlotSet Held { get; set; } = new();

    /// <summary>The slots whose keys came to the node one by one at some look and were all here otherwise, with the node from which they came.</summary>
    public Dictionary<int, string> Arriving { get; } = [];

    /// <summary>Begins, or begins again, with what the node says now.</summary>
    public void Begin(ScanObservation observation)
    {
        NodeId = observation.NodeId;
        RunId = observation.RunId;
        Epoch = observation.Epoch;
        Cursor = 0;
        Next = Wait.Page;
        Held = observation.Owned.Copy();
        Whole = observation.GetWhole();
        Arriving.Clear();
        foreach (var (slot, from) in observation.Arriving)
        {
            Arriving.Add(slot, from);
        }
    }

    /// <summary>Takes what the node says later into account.</summary>
    public void Look(ScanObservation observation)
    {
        Epoch = observation.Epoch;
        var whole = observation.GetWhole();
        Held.IntersectWith(observation.Owned);
        Whole.IntersectWith(whole);
        foreach (var (slot, from) in Arriving)
        {
            if (!whole.Contains(slot) && observation.Arriving.GetValueOrDefault(slot) != from)
            {
                Arriving.Remove(slot);
            }
        }
    }
}
