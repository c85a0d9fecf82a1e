using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>The basics on a cluster of the oldest version of Valkey that the client is held against.</summary>
public sealed class OlderServerTests(OlderServerTests.Servers servers) : IClassFixture<OlderServerTests.Servers>
{
    public static TheoryData<ValkeyProtocol> Protocols => [ValkeyProtocol.Resp2, ValkeyProtocol.Resp3];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Keys_reach_their_primaries(ValkeyProtocol protocol)
    {
        await using var client = await ConnectAsync(protocol);

        for (var i = 0; i < 50; i++)
        {
            await client.SetAsync($"routed:{i}", i);
            var node = servers.Cluster.Primaries.Single(node => node.Port == client.GetNode($"routed:{i}")!.Address.Port);
            Assert.Equal(i, (await node.ExecuteAsync("GET", $"routed:{i}")).Number);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Commands_are_split_and_folded(ValkeyProtocol protocol)
    {
        await using var client = await ConnectAsync(protocol);
        await client.FlushAllAsync();
        var keys = Enumerable.Range(0, 30).Select(static i => (ValkeyKey)$"folded:{i}").ToArray();

        await client.MSetAsync(keys.Select(static (key, i) => new KeyValue(key, i)).ToArray());

        Assert.Equal(Enumerable.Range(0, 30).Select(static i => (long?)i), (await client.MGetAsync(keys)).Select(static value => (long?)value));
        Assert.Equal(30, await client.DbSizeAsync());
        Assert.Equal(30, (await client.CustomCommandAsync("DBSIZE")).AsInt64());
        Assert.Equal(keys.Order(Comparer<ValkeyKey>.Create(Compare)), (await client.KeysAsync("*")).Order(Comparer<ValkeyKey>.Create(Compare)));
        Assert.False(Assert.Single(await client.ScriptExistsAsync(new string('0', 40))));
        Assert.Equal(new ChannelSubscribers("nobody", 0), Assert.Single(await client.PubSubNumSubAsync("nobody")));
        Assert.Equal(3, (await client.InfoAsync("server")).EnsureAllSucceeded().Count);
        Assert.Equal(30, await client.DelAsync(keys));
        Assert.Null(await client.RandomKeyAsync());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_cannot_be_split_or_needs_a_node_is_refused(ValkeyProtocol protocol)
    {
        await using var client = await ConnectAsync(protocol);

        Assert.Contains("one slot", (await Assert.ThrowsAsync<ArgumentException>(() => client.RenameAsync("a", "b").AsTask())).Message, StringComparison.Ordinal);
        Assert.Contains("On(route)", (await Assert.ThrowsAsync<InvalidOperationException>(() => client.ClusterMyIdAsync().AsTask())).Message, StringComparison.Ordinal);
        Assert.Equal(40, (await client.On(ClusterRoute.RandomNode).ClusterMyIdAsync()).Length);
    }

    private static int Compare(ValkeyKey left, ValkeyKey right) => string.CompareOrdinal(left.ToString(), right.ToString());

    private Task<GlideClusterClient> ConnectAsync(ValkeyProtocol protocol) =>
        GlideClusterClient.ConnectAsync(SharedCluster.For(servers.Cluster) with { Protocol = protocol });

    /// <summary>Three primaries.</summary>
    public sealed class Servers : IAsyncLifetime
    {
        public ValkeyCluster Cluster { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Cluster = await ValkeyCluster.StartAsync(replicasPerPrimary: 0, options: new ServerOptions { Version = ServerVersion.Valkey80 });

        public ValueTask DisposeAsync() => Cluster.DisposeAsync();
    }
}
