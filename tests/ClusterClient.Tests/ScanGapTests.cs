using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Scans of clusters that lose something, of older ones, and of one server; each test has its own.</summary>
public sealed class ScanGapTests
{
    [Fact]
    public async Task Servers_without_a_scan_of_the_cluster_are_read_node_by_node_while_keys_move()
    {
        await using var cluster = await ValkeyCluster.StartAsync(replicasPerPrimary: 0, options: new ServerOptions { Version = ServerVersion.Valkey80 });
        var keys = await ScanKeys.WriteAsync(cluster, 5000);
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster));
        Assert.Equal(keys.Order(), (await ScanKeys.ReadAsync(client.ScanPagesAsync())).Order());
        var mover = SlotMover.For(cluster, client);

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(), every: 1, _ => mover.StepAsync());
        await mover.EndAsync();

        Assert.InRange(mover.Arrivals, 8, 1000);
        await ScanKeys.AssertAllAsync(client, keys, found);
    }

    [Fact]
    public async Task The_replica_of_a_primary_that_has_died_is_waited_for()
    {
        await using var cluster = await ValkeyCluster.StartAsync(options: SharedCluster.Losing);
        var keys = await ScanKeys.WriteAsync(cluster, 5000);
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster) with { RequestTimeout = TimeSpan.FromSeconds(1) });
        foreach (var (primary, replica) in cluster.Primaries.Zip(cluster.Replicas))
        {
            await Eventually.TrueAsync(
                async () => (await replica.ExecuteAsync("DBSIZE")).Number == (await primary.ExecuteAsync("DBSIZE")).Number, what: "the replica has every key");
        }

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(), every: 20, async time =>
        {
            if (time == 1)
            {
                await cluster.Primaries[1].KillAsync();
            }
        });

        await ScanKeys.AssertAllAsync(client, keys, found);
        Assert.Contains(client.GetNodes(), node => node.Role == NodeRole.Primary && node.Address.Port == cluster.Replicas[1].Port);
    }

    [Fact]
    public async Task Slots_that_nobody_serves_are_an_error_unless_they_may_be_left_out()
    {
        await using var cluster = await ValkeyCluster.StartAsync(
            replicasPerPrimary: 0, options: SharedCluster.Losing with { Configuration = ["cluster-require-full-coverage no"] });
        var keys = await ScanKeys.WriteAsync(cluster, 2000);
        var impatient = new ScanKeysOptions { Patience = TimeSpan.FromSeconds(4) };
        await using (var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster)))
        {
            // First a few slots that belong to nobody.
            await cluster.Primaries[0].ExecuteAsync("CLUSTER", "DELSLOTSRANGE", "100", "199");
            foreach (var other in cluster.Primaries.Skip(1))
            {
                await other.ExecuteAsync("CLUSTER", "DELSLOTSRANGE", "100", "199");
            }
        }

        await using (var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster)))
        {
            var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => ScanKeys.ReadAsync(client.ScanPagesAsync(impatient)));
            Assert.Contains("no node holds slot 100", error.Message, StringComparison.Ordinal);
            var served = keys.Where(key => GlideClusterClient.KeySlot(key) is < 100 or > 199).ToList();
            Assert.Equal(served.Order(), (await ScanKeys.ReadAsync(client.ScanPagesAsync(new ScanKeysOptions { SkipUncoveredSlots = true }))).Order());

            // Then a primary without a replica.
            await cluster.Primaries[2].KillAsync();
            error = await Assert.ThrowsAsync<ValkeyTimeoutException>(
                () => ScanKeys.ReadAsync(client.ScanPagesAsync(impatient with { Pattern = $"{{{TagOf(client, cluster.Primaries[2])}}}*" })));
            Assert.Contains($"{cluster.Primaries[2].Port}", error.Message, StringComparison.Ordinal);
            served = [.. served.Where(key => GlideClusterClient.KeySlot(key) < 10922)];
            Assert.Equal(served.Order(), (await ScanKeys.ReadAsync(client.ScanPagesAsync(new ScanKeysOptions { SkipUncoveredSlots = true }))).Order());
        }
    }

    [Fact]
    public async Task One_server_is_scanned_too_and_gone_on_with()
    {
        await using var server = await ValkeyServer.StartAsync();
        await using var client = await GlideClient.ConnectAsync(OptionsFor(server));
        var keys = Enumerable.Range(0, 3000).Select(i => $"scan:{i}").ToList();
        foreach (var chunk in keys.Chunk(1000))
        {
            await client.MSetAsync(chunk.Select(key => new KeyValue(key, "1")).ToArray());
        }

        await client.HSetAsync("scan:hash", new FieldValue("field", "1"));
        HashSet<string> found = [];
        await foreach (var key in client.ScanKeysAsync(new ScanKeysOptions { Type = "hash" }))
        {
            found.Add(key!);
        }

        Assert.Equal(["scan:hash"], found);
        string? cursor = null;
        await foreach (var page in client.ScanPagesAsync(new ScanKeysOptions { Pattern = "scan:*", Type = "string" }))
        {
            found.UnionWith(page.Keys.Select(key => key.ToString()));
            cursor = page.Cursor;
            if (found.Count > 1000)
            {
                break;
            }
        }

        var before = found.Count;
        Assert.InRange(before, 1000, 2000);
        await using var other = await GlideClient.ConnectAsync(OptionsFor(server) with { UnixSocketPath = server.UnixSocket });
        var rest = await ScanKeys.ReadAsync(other.ScanPagesAsync(new ScanKeysOptions { Pattern = "scan:*", Type = "string" }, cursor));
        Assert.InRange(rest.Count, keys.Count - before, keys.Count - before + 500);
        found.UnionWith(rest);
        Assert.Equal(keys.Append("scan:hash").Order(), found.Order());

        await using var cluster = await GlideClusterClient.ConnectAsync(new GlideClusterClientOptions { Addresses = [new NodeAddress(server.Host, server.Port)], LazyConnect = true });
        Assert.Throws<FormatException>(() => cluster.ScanPagesAsync(cursor: cursor));
    }

    [Fact]
    public async Task A_primary_with_replicas_is_scanned_and_its_successor_from_the_beginning()
    {
        await using var primary = await ValkeyServer.StartAsync();
        await using var replica = await ValkeyServer.StartAsync();
        await replica.ExecuteAsync("REPLICAOF", primary.Host, ClusterControl.Text(primary.Port));
        await using var client = await GlideClient.ConnectAsync(new GlideClientOptions
        {
            Addresses = [new NodeAddress(primary.Host, primary.Port), new NodeAddress(replica.Host, replica.Port)],
            RequestTimeout = TimeSpan.FromSeconds(1),
            ConnectionTimeout = TimeSpan.FromSeconds(20),
        });
        var keys = Enumerable.Range(0, 3000).Select(i => $"scan:{i}").ToList();
        await using (var writer = await GlideClient.ConnectAsync(OptionsFor(primary)))
        {
            await writer.MSetAsync(keys.Select(key => new KeyValue(key, "1")).ToArray());
        }

        await Eventually.TrueAsync(async () => (await replica.ExecuteAsync("DBSIZE")).Number == 3000, what: "the replica has every key");

        var found = await ScanKeys.ReadAsync(client.ScanPagesAsync(), every: 10, async time =>
        {
            if (time == 1)
            {
                await replica.ExecuteAsync("REPLICAOF", "NO", "ONE");
                await primary.KillAsync();
            }
        });

        Assert.Equal(keys.Order(), found.Order());
    }

    private static string TagOf(GlideClusterClient client, ValkeyServer primary) =>
        Enumerable.Range(0, 10_000).Select(i => $"gap:{i}").First(tag => client.GetNode($"{{{tag}}}") is { } node && node.Address.Port == primary.Port);

    private static GlideClientOptions OptionsFor(ValkeyServer server) =>
        new() { Host = server.Host, Port = server.Port, RequestTimeout = TimeSpan.FromSeconds(20), ConnectionTimeout = TimeSpan.FromSeconds(20) };
}
