using Glide.Cluster;
using Glide.Commands;

namespace Glide.Batches;

/// <summary>
/// How the commands of a batch fall into parts, where some of them run at several nodes: each part has one reply. The parts of a command
/// follow one another.
/// </summary>
internal sealed class BatchParts(int commands)
{
    private readonly int[] _first = new int[commands + 1];
    private readonly List<Part> _parts = new(commands);
    private readonly Dictionary<int, KeySplit> _splits = [];

    /// <summary>How many parts there are.</summary>
    public int Count => _parts.Count;

    /// <summary>The first part of a command.</summary>
    public int FirstOf(int command) => _first[command];

    /// <summary>How many parts a command has.</summary>
    public int CountOf(int command) => _first[command + 1] - _first[command];

    /// <summary>The command that a part belongs to.</summary>
    public int CommandOf(int part) => _parts[part].Command;

    /// <summary>Where a part has to go, if its slot does not say that.</summary>
    public SingleNodeRoute? TargetOf(int part) => _parts[part].Target;

    /// <summary>The node that a part was first meant for; null if there was none.</summary>
    public NodeAddress? NodeOf(int part) => _parts[part].Node;

    /// <summary>How the keys of a command fall to its parts; null for a command that goes to several nodes as it is.</summary>
    public KeySplit? SplitOf(int command) => _splits.TryGetValue(command, out var split) ? split : null;

    /// <summary>Adds a part to the last command, or to the next.</summary>
    /// <returns>The part's number.</returns>
    public int Add(int command, SingleNodeRoute? target, NodeAddress? node)
    {
        _parts.Add(new Part(command, target, node));
        _first[command + 1] = _parts.Count;
        return _parts.Count - 1;
    }

    public void SetSplit(int command, KeySplit split) => _splits.Add(command, split);

    private readonly record struct Part(int Command, SingleNodeRoute? Target, NodeAddress? Node);
}
