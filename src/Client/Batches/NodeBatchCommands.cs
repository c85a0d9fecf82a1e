namespace Glide;

/// <summary>In addition the commands whose replies describe one server, so that a cluster's cannot be folded into one.</summary>
/// <typeparam name="TSelf">The batch.</typeparam>
public abstract partial class NodeBatchCommands<TSelf> : FanOutBatchCommands<TSelf>
    where TSelf : NodeBatchCommands<TSelf>
{
    private protected NodeBatchCommands(bool isAtomic, bool isForCluster)
        : base(isAtomic, isForCluster)
    {
    }
}
