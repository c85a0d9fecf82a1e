using System.Globalization;

namespace Glide.Cluster;

/// <summary>What a node says at one moment about the slots that it has; by two of them is judged what a scan of the node has covered.</summary>
internal sealed class ScanObservation
{
    /// <param name="nodeId">See <see cref="NodeId"/>.</param>
    /// <param name="runId">See <see cref="RunId"/>.</param>
    public ScanObservation(string nodeId, string? runId)
    {
        NodeId = nodeId;
        RunId = runId;
    }

    public string NodeId { get; }

    /// <summary>What tells one run of the server from the next, in which its cursors mean something else; null if nobody has asked.</summary>
    public string? RunId { get; }

    /// <summary>The node's configuration epoch: it grows when a slot comes to the node, so a slot cannot leave and come back unnoticed.</summary>
    public long Epoch { get; init; }

    /// <summary>The slots that the node holds.</summary>
    public SlotSet Owned { get; } = new();

    /// <summary>Those of them whose keys are moving to another node one by one, with that node's id.</summary>
    public Dictionary<int, string> Leaving { get; } = [];

    /// <summary>The slots of other nodes whose keys are moving here one by one, with the id of the node from which they come.</summary>
    public Dictionary<int, string> Arriving { get; } = [];

    /// <summary>The slots that the node holds and whose keys are not moving.</summary>
    public SlotSet GetWhole()
    {
        var whole = Owned.Copy();
        foreach (var slot in Leaving.Keys)
        {
            whole.Remove(slot);
        }

        return whole;
    }

    /// <summary>What a standalone server would say: it has everything.</summary>
    public static ScanObservation Standalone(string? runId)
    {
        var observation = new ScanObservation(runId ?? "", runId);
        observation.Owned.AddRange(0, SlotRange.SlotCount - 1);
        return observation;
    }

    /// <summary>Reads the node's own line of its reply to CLUSTER NODES: it alone tells of keys that are moving.</summary>
    /// <param name="nodes">The reply.</param>
    /// <param name="runId">See <see cref="RunId"/>.</param>
    /// <exception cref="ValkeyProtocolException">The reply has no such line.</exception>
    public static ScanObservation Parse(string nodes, string? runId)
    {
        foreach (var line in nodes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // id address flags primary ping pong epoch link slots…
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 8 || !words[2].Split(',').Contains("myself"))
            {
                continue;
            }

            if (!long.TryParse(words[6], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch))
            {
                throw Unreadable(words[6]);
            }

            var observation = new ScanObservation(words[0], runId) { Epoch = epoch };
            foreach (var word in words.AsSpan(8))
            {
                observation.AddSlots(word);
            }

            return observation;
        }

        throw new ValkeyProtocolException("The reply to CLUSTER NODES does not say which node has sent it.");
    }

    private void AddSlots(string word)
    {
        if (word is ['[', .. var inner, ']'])
        {
            // [slot->-id] leaves, [slot-<-id] arrives.
            var sign = inner.IndexOf('-', StringComparison.Ordinal);
            if (sign < 1 || inner.Length <= sign + 3 || inner[sign + 2] != '-' || inner[sign + 1] is not ('<' or '>'))
            {
                throw Unreadable(word);
            }

            var slot = Slot(inner.AsSpan(0, sign));
            (inner[sign + 1] == '>' ? Leaving : Arriving)[slot] = inner[(sign + 3)..];
            return;
        }

        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        var start = Slot(hyphen < 0 ? word : word.AsSpan(0, hyphen));
        Owned.AddRange(start, hyphen < 0 ? start : Slot(word.AsSpan(hyphen + 1)));
    }

    private static int Slot(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var slot) && slot < SlotRange.SlotCount ? slot : throw Unreadable(text);

    private static ValkeyProtocolException Unreadable(ReadOnlySpan<char> text) => new($"The reply to CLUSTER NODES has '{text}' where slots are expected.");
}
