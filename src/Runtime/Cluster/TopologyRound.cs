namespace Glide.Cluster;

/// <summary>One look at the nodes: their answers as they come in, and what they come to together.</summary>
internal abstract class TopologyRound
{
    /// <summary>Whether no node has said anything yet.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Whether there is an answer that speaks for all nodes, so that a decision can do without those that keep silent.</summary>
    public virtual bool HasWholeView => false;

    /// <summary>Asks one node, and keeps what it says.</summary>
    /// <exception cref="ValkeyException">It could not be asked, or does not know.</exception>
    public abstract Task AskAsync(NodeExecutor node, CancellationToken cancellationToken);

    /// <summary>Nodes that the answers mention, have not been asked and must be, before there can be a decision.</summary>
    public virtual IReadOnlyList<NodeAddress> FindUnasked() => [];

    /// <summary>Whether enough nodes agree already for the others not to matter.</summary>
    /// <param name="asked">How many nodes were asked.</param>
    public abstract bool IsSettled(int asked);

    /// <summary>What the answers come to.</summary>
    /// <param name="asked">How many nodes were asked.</param>
    /// <param name="current">The map in use.</param>
    /// <param name="isLast">Whether a doubtful map is better than none.</param>
    public abstract ConsensusResult Decide(int asked, SlotMap current, bool isLast);
}
