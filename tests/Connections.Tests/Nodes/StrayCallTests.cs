using Glide.Cluster;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Nodes;

/// <summary>A call that is on its way by a map while the next one comes.</summary>
public sealed class StrayCallTests
{
    [Fact]
    public async Task It_does_not_wait_for_a_node_that_has_gone_and_was_replaced()
    {
        var former = ScriptedNode.Start();
        await using var next = ScriptedNode.Start();
        next.On("CLUSTER", "SHARDS").Reply(ScriptedNode.Shard(last: 16383, former, next));
        former.On("CLUSTER", "SHARDS").Reply(ScriptedNode.Shard(last: 16383, former, next));
        ManualTime time = new();
        var executor = ScriptedNode.Connect(former, TestClient.Within(time), TestClient.Settings);
        await executor.ConnectAsync(CancellationToken.None);
        var node = executor.Table.PrimaryOf(0)!;

        // The primary fails, the replica takes its place, and all is well again.
        former.On("CLUSTER", "SHARDS").Reply(ScriptedNode.Shard(last: 16383, next, former));
        next.On("CLUSTER", "SHARDS").Reply(ScriptedNode.Shard(last: 16383, next, former));
        await PassUntilAsync(executor.LookAgainAsync());
        await former.DisposeAsync();
        await Eventually.TrueAsync(() => node.Link.LastFailure is not null);
        await PassUntilAsync(executor.LookAgainAsync());
        Assert.Equal(next.Port, executor.Table.PrimaryOf(0)!.Address.Port);

        // It was sent by the map that has been replaced.
        var call = Calls.Incr(executor.Owner);
        var task = call.Task.AsTask();
        node.Send(call, asReplica: false);

        await PassUntilAsync(task);
        Assert.Equal(1, await task);
        executor.Dispose();

        Task PassUntilAsync(Task done) => Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            return done.IsCompleted;
        });
    }
}
