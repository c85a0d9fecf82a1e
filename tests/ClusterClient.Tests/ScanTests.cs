using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Scans of a cluster that moves its slots and exchanges its primaries meanwhile.</summary>
public sealed class ScanTests(ScanCluster shared) : IClassFixture<ScanCluster>
{
    [Fact]
    public async Task Every_key_is_returned_by_the_servers_own_scan_of_a_cluster()
    {
        await using var client = await ConnectAsync();
        var before = await CallsAsync("cmdstat_clusterscan");
        HashSet<string> found = [];

        await foreach (var key in client.ScanKeysAsync())
        {
            found.Add(key!);
        }

        Assert.Equal(shared.Keys.Order(), found.Order());
        Assert.InRange(await CallsAsync("cmdstat_clusterscan") - before, 150, 2000);
    }

    [Fact]
    public async Task Patterns_and_types_choose_among_the_keys()
    {
        await using var client = await ConnectAsync();

        var byPattern = await ScanKeys.ReadAsync(client.ScanPagesAsync(new ScanKeysOptions { Pattern = "scan:123*", Count = 1000 }));
        Assert.Equal(shared.Keys.Where(key => key.StartsWith("scan:123", StringComparison.Ordinal)).Order(), byPattern.Order());

        Assert.Empty(await ScanKeys.ReadAsync(client.ScanPagesAsync(new ScanKeysOptions { Type = "hash", Count = 1000 })));
        Assert.Equal(
            shared.Keys.Where(key => key.StartsWith("scan:123", StringComparison.Ordinal)).Order(),
            (await ScanKeys.ReadAsync(client.ScanPagesAsync(new ScanKeysOptions { Pattern = "scan:123*", Type = "string", Count = 1000 }))).Order());
    }

    [Fact]
    public async Task A_pattern_that_names_the_slot_asks_for_that_slot_alone()
    {
        await using var client = await ConnectAsync();
        var before = await CallsAsync("cmdstat_clusterscan");

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(new ScanKeysOptions { Pattern = $"{{{ScanKeys.Tags[0]}}}*" }));

        Assert.Equal(shared.Keys.Where(key => key.StartsWith($"{{{ScanKeys.Tags[0]}}}", StringComparison.Ordinal)).Order(), found.Order());
        Assert.InRange(await CallsAsync("cmdstat_clusterscan") - before, 1, 20);
    }

    [Fact]
    public async Task Another_client_goes_on_where_a_stored_cursor_says()
    {
        HashSet<string> found = [];
        string? cursor = null;
        for (var clients = 0; ; clients++)
        {
            await using var client = await ConnectAsync();
            var pages = 0;
            await foreach (var page in client.ScanPagesAsync(new ScanKeysOptions { Count = 500 }, cursor))
            {
                found.UnionWith(page.Keys.Select(key => key.ToString()));
                cursor = page.Cursor;
                if (++pages == 10)
                {
                    break;
                }
            }

            if (pages < 10)
            {
                Assert.InRange(clients, 3, 10);
                break;
            }
        }

        Assert.Equal(shared.Keys.Order(), found.Order());
    }

    [Fact]
    public async Task Keys_that_move_one_by_one_are_returned_wherever_they_are()
    {
        await using var client = await ConnectAsync();
        var mover = SlotMover.For(shared.Cluster, client);

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(), every: 2, _ => mover.StepAsync());
        await mover.EndAsync();

        Assert.InRange(mover.Arrivals, 8, 1000);
        await ScanKeys.AssertAllAsync(client, shared.Keys, found);
    }

    [Fact]
    public async Task Slots_that_move_by_the_hundred_are_returned_wherever_they_are()
    {
        await using var client = await ConnectAsync();
        var arrivals = 0;
        ValkeyServer? target = null;

        // A run of slots that have been together from the start, and that no other test divides.
        var moving = ScanKeys.Tags.Select(tag => GlideClusterClient.KeySlot($"{{{tag}}}")).ToList();
        var slot = Enumerable.Range(0, 20).Select(i => i * 200).First(start => !moving.Exists(other => start <= other && other < start + 200));

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(), every: 25, async _ =>
        {
            if (target is not null)
            {
                // Until it has arrived; then the next migration begins, and the pages meanwhile see it on its way.
                await ArriveAsync(target);
                arrivals++;
            }

            var primaries = Primaries(client);
            var owner = await OwnerAsync(primaries[0], slot);
            target = primaries.First(primary => primary.Port != owner);
            await primaries.Single(primary => primary.Port == owner).ExecuteAsync(
                "CLUSTER", "MIGRATESLOTS", "SLOTSRANGE", ClusterControl.Text(slot), ClusterControl.Text(slot + 199), "NODE", await target.IdAsync());
        });
        await ArriveAsync(target!);

        Assert.InRange(arrivals, 3, 1000);
        await ScanKeys.AssertAllAsync(client, shared.Keys, found);

        // Every primary has to know it: one that is behind would name an owner that does not have the slots any more.
        Task ArriveAsync(ValkeyServer at) => Eventually.TrueAsync(
            async () =>
            {
                var owners = await Task.WhenAll(Primaries(client).Select(primary => OwnerAsync(primary, slot)));
                return owners.All(owner => owner == at.Port);
            },
            what: "every primary knows that the slots have arrived");

        List<ValkeyServer> Primaries(GlideClusterClient of) =>
            [.. of.GetNodes().Where(node => node.Role == NodeRole.Primary).Select(node => shared.Cluster.At(node.Address))];
    }

    [Fact]
    public async Task The_slot_that_the_first_cursor_hashes_to_may_be_on_its_way()
    {
        await using var client = await ConnectAsync();

        // CLUSTERSCAN takes its cursor for a key, and every slot begins with the same one, which no node has as a key.
        var slot = GlideClusterClient.KeySlot("0");
        var from = shared.Cluster.At(client.GetNode("0")!.Address);
        var to = shared.Cluster.At(client.GetNodes().First(node => node.Role == NodeRole.Primary && node.Address.Port != from.Port).Address);
        await ClusterControl.BeginMigrationAsync(slot, from, to);

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(), every: 100, async time =>
        {
            if (time == 1)
            {
                await ClusterControl.MigrateAsync(slot, from, to);
                await ClusterControl.BeginMigrationAsync(slot, to, from);
            }
        });
        await ClusterControl.MigrateAsync(slot, to, from);

        await ScanKeys.AssertAllAsync(client, shared.Keys, found);
    }

    [Fact]
    public async Task A_client_that_reads_from_replicas_scans_the_primaries()
    {
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(shared.Cluster) with { ReadFrom = ReadFrom.PreferReplica });
        await Eventually.TrueAsync(() => client.GetNodes().All(node => node.IsConnected), what: "every node is connected");
        var replicas = client.GetNodes().Where(node => node.Role == NodeRole.Replica).Select(node => shared.Cluster.At(node.Address)).ToList();
        var before = await CallsAsync(replicas, "cmdstat_clusterscan");

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(new ScanKeysOptions { Count = 1000 }));

        Assert.Equal(shared.Keys.Order(), found.Order());
        Assert.Equal(before, await CallsAsync(replicas, "cmdstat_clusterscan"));
    }

    [Fact]
    public async Task A_coordinated_failover_hides_no_key()
    {
        await using var client = await ConnectAsync();
        var old = client.GetNode(shared.Keys[0])!.Address.Port;
        var replica = client.GetNode(shared.Keys[0], NodeRole.Replica)!.Address;

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(), every: 40, async time =>
        {
            if (time == 1)
            {
                await ManualFailover.RunAsync(shared.Cluster.At(replica));
            }
        });

        await ScanKeys.AssertAllAsync(client, shared.Keys, found);
        await Eventually.TrueAsync(
            async () => await client.GetAsync(shared.Keys[0]) == "1" && client.GetNode(shared.Keys[0])!.Address.Port != old,
            what: "the client knows the new primary");

        // The tests that follow ask any node, and the old primary is to be a replica for them.
        await ClusterControl.WaitForRoleAsync(shared.Cluster.Nodes.Single(node => node.Port == old), "slave");
        foreach (var node in shared.Cluster.Nodes)
        {
            await Eventually.TrueAsync(
                async () => await OwnerAsync(node, GlideClusterClient.KeySlot(shared.Keys[0])) == replica.Port, what: "every node knows the new primary");
        }
    }

    [Fact]
    public async Task A_cancelled_scan_ends()
    {
        await using var client = await ConnectAsync();
        using var end = new CancellationTokenSource();
        var keys = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.ScanKeysAsync(cancellationToken: end.Token))
            {
                if (++keys == 1000)
                {
                    await end.CancelAsync();
                }
            }
        });

        Assert.InRange(keys, 1000, 2000);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.ScanPagesAsync().GetAsyncEnumerator(end.Token).MoveNextAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("not a cursor")]
    [InlineData("cAQAA")]
    public async Task A_text_that_is_no_cursor_is_refused_before_anything_is_sent(string text)
    {
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(shared.Cluster) with { LazyConnect = true });

        Assert.Throws<FormatException>(() => client.ScanPagesAsync(cursor: text));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.ScanKeysAsync(new ScanKeysOptions { Count = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.ScanKeysAsync(new ScanKeysOptions { Patience = TimeSpan.Zero }));
        Assert.Equal(ConnectionState.Idle, client.State);
    }

    [Fact]
    public async Task A_closed_client_scans_nothing()
    {
        var client = await ConnectAsync();
        await client.DisposeAsync();

        await Assert.ThrowsAsync<ValkeyClosedException>(() => ScanKeys.ReadAsync(client.ScanPagesAsync()));
    }

    private Task<GlideClusterClient> ConnectAsync() => GlideClusterClient.ConnectAsync(SharedCluster.For(shared.Cluster));

    private Task<long> CallsAsync(string command) => CallsAsync(shared.Cluster.Nodes, command);

    private static async Task<long> CallsAsync(IEnumerable<ValkeyServer> nodes, string command)
    {
        long calls = 0;
        foreach (var node in nodes)
        {
            calls += (await node.GetInfoAsync("commandstats")).TryGetValue(command, out var line)
                ? long.Parse(line.Split(',')[0].Split('=')[1], System.Globalization.CultureInfo.InvariantCulture)
                : 0;
        }

        return calls;
    }

    /// <summary>The port of the primary that holds a slot, as one node sees it.</summary>
    private static async Task<long> OwnerAsync(ValkeyServer node, int slot) =>
        (await node.ExecuteAsync("CLUSTER", "SLOTS")).Items!.Single(range => range[0].Number <= slot && slot <= range[1].Number)[2][1].Number;
}
