using Glide.Cluster;
using Glide.Commands;
using Glide.Connections;

namespace Glide;

/// <summary>One server.</summary>
internal sealed class ServerScanTarget(CommandExecutor executor) : ScanTarget(executor.Clock, executor.RequestTimeout)
{
    private const int FirstWait = 10;
    private const int LongestWait = 500;

    // Where the server is, nobody asks: its cursors are void by the id of its run, and not by its address.
    private static readonly SlotMap TheServer = SlotMap.SingleShard(new NodeInfo(new NodeAddress("server", 1), NodeRole.Primary));

    public override bool HasSlots => false;

    public override SlotMap Map => TheServer;

    public override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override CommandExecutor At(NodeInfo node, TimeSpan timeout) => new ViewExecutor(executor, timeout, CancellationToken.None);

    public override async Task<ScanObservation> ObserveAsync(CommandExecutor server, bool withRunId, CancellationToken cancellationToken) =>
        ScanObservation.Standalone(await ReadRunIdAsync(server, cancellationToken).ConfigureAwait(false));

    public override Task WaitAsync(int waits, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Min(LongestWait, FirstWait << Math.Min(waits, 10))), Clock.Provider, cancellationToken);
}
