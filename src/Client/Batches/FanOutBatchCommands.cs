namespace Glide;

/// <summary>In addition the commands that a cluster runs on several nodes, which cannot be part of one transaction there.</summary>
/// <typeparam name="TSelf">The batch.</typeparam>
public abstract partial class FanOutBatchCommands<TSelf> : BatchCommands<TSelf>
    where TSelf : FanOutBatchCommands<TSelf>
{
    private protected FanOutBatchCommands(bool isAtomic, bool isForCluster)
        : base(isAtomic, isForCluster)
    {
    }
}
