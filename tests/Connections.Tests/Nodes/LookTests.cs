using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Nodes;

/// <summary>When the nodes are asked for another map.</summary>
public sealed class LookTests
{
    [Fact]
    public async Task Trouble_is_not_put_off_by_what_another_thread_notices_at_the_same_time()
    {
        await using var server = ScriptedNode.Start();
        HookedTime time = new();
        var executor = ScriptedNode.Connect(server, TestClient.ConnectionOptions with { Clock = Clock.From(time) }, TestClient.Settings);
        await executor.ConnectAsync(CancellationToken.None);
        executor.LookAgain();
        await Eventually.TrueAsync(() => Looks() == 2, what: "the nodes have been asked once more");

        // A redirect is worth another look in some seconds. Before the timer has been set for that, a call comes to nothing.
        Task? other = null;
        time.OnTimer = due =>
        {
            if (due > TimeSpan.FromSeconds(1) && other is null)
            {
                other = Task.Run(() => { _ = executor.LookAgainAsync(); });
                other.Wait(TimeSpan.FromMilliseconds(200));
            }
        };
        await Eventually.TrueAsync(() =>
        {
            executor.LookAgain();
            return other is not null;
        });
        await Eventually.CompletesAsync(other!);
        Assert.Equal(2, Looks());

        time.Advance(TimeSpan.FromMilliseconds(100));
        await Eventually.TrueAsync(() => Looks() == 3, what: "the trouble is looked into");
        executor.Dispose();

        int Looks() => server.CountReceived("CLUSTER", "SHARDS");
    }

    [Fact]
    public async Task Who_answers_after_the_others_have_agreed_leaves_no_exception_that_nobody_observes()
    {
        await using var first = ScriptedNode.Start();
        await using var second = ScriptedNode.Start();
        await using var third = ScriptedNode.Start();
        ScriptedServer[] nodes = [first, second, third];
        foreach (var node in nodes)
        {
            node.On("CLUSTER", "SHARDS").Reply(ScriptedNode.Shard(last: 16383, nodes));
        }

        var mark = Guid.NewGuid().ToString();
        var unobserved = await Unobserved.CountAsync(mark, async () =>
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                TaskCompletionSource agreed = new();
                third.On("CLUSTER", "SHARDS").After(agreed.Task).Reply($"-ERR {mark}\r\n");
                using var executor = ScriptedNode.Connect(nodes, TestClient.ConnectionOptions, TestClient.Settings);
                await executor.ConnectAsync(CancellationToken.None);
                agreed.SetResult();

                // Answered after that.
                var call = Calls.Incr(executor.Owner);
                executor.Table.Find(new NodeAddress(third.Host, third.Port))!.Send(call, asReplica: false);
                Assert.Equal(1, await call.Task);
            }
        });

        Assert.Equal(0, unobserved);
    }
}
