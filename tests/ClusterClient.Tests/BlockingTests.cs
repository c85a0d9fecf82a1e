using System.Globalization;
using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Calls that wait at a server while it ceases to serve their key.</summary>
public sealed class BlockingTests(SharedCluster shared)
{
    /// <summary>By which the clients of these tests are told from others at the same server.</summary>
    private const string Name = "blocking";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waiting_calls_go_on_at_the_new_primary(bool isOlder)
    {
        await using var cluster = await ValkeyCluster.StartAsync(
            options: new ServerOptions { Version = isOlder ? ServerVersion.Valkey80 : ServerVersion.Valkey91 });
        await using var client = await GlideClusterClient.ConnectAsync(
            SharedCluster.For(cluster) with { ClientName = Name, SessionLimit = 5, ReadFrom = ReadFrom.PreferReplica });
        var (primary, replica) = PairOf(cluster, client, "{waiting}");
        await using SchedulingDelay delay = new(replica);

        var pop = client.BLPopAsync(Long, "{waiting}:list").AsTask();
        var move = client.BLMoveAsync("{waiting}:from", "{waiting}:to", ListSide.Left, ListSide.Right, Long).AsTask();
        var read = client.XReadAsync([StreamPosition.FromBeginning("{waiting}:stream")], block: Long).AsTask();
        var none = client.BLPopAsync(TimeSpan.FromSeconds(8), "{waiting}:never").AsTask();
        var words = client.CustomCommandAsync("BLPOP", "{waiting}:never", 8).AsTask();
        await WaitForBlockedAsync(primary, 5);
        await ManualFailover.RunAsync(replica);

        // Those that wait in vain may have been told already.
        await WaitForBlockedAsync(replica, 3);

        // The time that has passed counts: the server is the one to say that nothing has come.
        await AssertInTimeAsync(async () => Assert.Null(await Eventually.CompletesAsync(none)), delay);
        await AssertInTimeAsync(async () => Assert.True((await Eventually.CompletesAsync(words)).IsNull), delay);
        await client.RPushAsync("{waiting}:list", "1", "2");
        await client.RPushAsync("{waiting}:from", "3");
        await client.XAddAsync("{waiting}:stream", [new FieldValue("field", "4")]);

        Assert.Equal("1", (await Eventually.CompletesAsync(pop))!.Value.Value);
        Assert.Equal("3", await Eventually.CompletesAsync(move));
        Assert.Single(Assert.Single(await Eventually.CompletesAsync(read)).Entries);
        Assert.Equal("2", Assert.Single(await client.LRangeAsync("{waiting}:list", 0, -1)));
        Assert.Equal("3", Assert.Single(await client.LRangeAsync("{waiting}:to", 0, -1)));
    }

    [Fact]
    public async Task Waiting_calls_go_on_where_their_slot_moves()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { ClientName = Name });
        const string key = "{blocking:moved}:list";
        var slot = GlideClusterClient.KeySlot(key);
        var from = shared.Cluster.At(client.GetNode(key)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);

        var pop = client.BLPopAsync(Long, key).AsTask();
        await WaitForBlockedAsync(from, 1);
        await ClusterControl.MigrateAsync(slot, from, to);
        await WaitForBlockedAsync(to, 1);
        await client.RPushAsync(key, "1", "2");

        Assert.Equal("1", (await Eventually.CompletesAsync(pop))!.Value.Value);
        Assert.Equal("2", Assert.Single(await client.LRangeAsync(key, 0, -1)));
        await ClusterControl.MigrateAsync(slot, to, from);
    }

    [Fact]
    public async Task Whatever_is_pushed_is_popped_once_while_primaries_change()
    {
        await using var cluster = await ValkeyCluster.StartAsync();
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster));
        const string key = "{exchanged}:queue";
        using var end = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 8).Select(_ => PopAsync()).ToArray();
        var pushed = 0;
        var pushing = PushAsync();

        for (var exchange = 0; exchange < 3; exchange++)
        {
            var (primary, replica) = PairOf(cluster, client, key);
            var before = Volatile.Read(ref pushed);
            await ManualFailover.RunAsync(replica);
            await ClusterControl.WaitForRoleAsync(primary, "slave");
            await Eventually.TrueAsync(
                () => client.GetNode(key)!.Address.Port == replica.Port && Volatile.Read(ref pushed) >= before + 50, what: "the client goes on at the new primary");
            await Eventually.TrueAsync(
                async () => (await primary.GetInfoAsync("replication")).GetValueOrDefault("master_link_status") == "up", what: "the old primary follows the new one");
        }

        await end.CancelAsync();
        var count = await Eventually.CompletesAsync(pushing);
        for (var worker = 0; worker < workers.Length; worker++)
        {
            await client.RPushAsync(key, "end");
        }

        var popped = (await Eventually.CompletesAsync(Task.WhenAll(workers))).SelectMany(numbers => numbers).Order();
        Assert.Equal(Enumerable.Range(0, count), popped);

        async Task<List<int>> PopAsync()
        {
            List<int> numbers = [];
            while ((await client.BLPopAsync(Long, key))!.Value.Value.ToString() is var text && text != "end")
            {
                numbers.Add(int.Parse(text, CultureInfo.InvariantCulture));
            }

            return numbers;
        }

        async Task<int> PushAsync()
        {
            while (!end.IsCancellationRequested)
            {
                await client.RPushAsync(key, pushed);
                Interlocked.Increment(ref pushed);
            }

            return pushed;
        }
    }

    [Fact]
    public async Task Whoever_was_unblocked_by_hand_is_told_so()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { ClientName = Name });
        const string key = "{blocking:unblocked}:list";
        var node = shared.Cluster.At(client.GetNode(key)!.Address);

        var pop = client.BLPopAsync(Long, key).AsTask();
        await WaitForBlockedAsync(node, 1);
        await node.ExecuteAsync("CLIENT", "UNBLOCK", (await BlockedAsync(node))[0].Split(' ')[0]["id=".Length..], "ERROR");

        Assert.Equal("UNBLOCKED", (await Assert.ThrowsAsync<ValkeyServerException>(() => Eventually.CompletesAsync(pop))).Code);
    }

    /// <summary>The server has half a second to say it in, which a machine that stands still may use up.</summary>
    private static async Task AssertInTimeAsync(Func<Task> said, SchedulingDelay delay)
    {
        try
        {
            await said();
        }
        catch (ValkeyTimeoutException) when (delay.Worst > TimeSpan.FromMilliseconds(100))
        {
            // Nothing is said about the client then.
        }
    }

    private static (ValkeyServer Primary, ValkeyServer Replica) PairOf(ValkeyCluster cluster, GlideClusterClient client, string key) =>
        (cluster.At(client.GetNode(key)!.Address), cluster.At(client.GetNode(key, NodeRole.Replica)!.Address));

    private static Task WaitForBlockedAsync(ValkeyServer node, int count) => Eventually.TrueAsync(
        async () => (await BlockedAsync(node)).Count >= count, what: $"{count} calls wait at the server");

    private static async Task<List<string>> BlockedAsync(ValkeyServer node) =>
        [.. (await node.ExecuteAsync("CLIENT", "LIST")).Text!.Split('\n').Where(line =>
            line.Contains($" name={Name} ", StringComparison.Ordinal) && line.Contains(" flags=b ", StringComparison.Ordinal))];
}
