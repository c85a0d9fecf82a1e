// A program that reads at replicas, and now and then forgets that it must not write there.
namespace Corpus.ReadReplicas;

public sealed class Catalogue(GlideClusterClient cluster, NodeAddress address)
{
    private static readonly SingleNodeRoute Anywhere = ClusterRoute.RandomNode;

    public async Task<string?> Read(string id)
    {
        var near = cluster.On(ClusterRoute.SlotKey($"item:{id}", NodeRole.Replica));
        var name = await near.GetAsync($"item:{id}");
        await near.SetAsync($"item:{id}", "x"); // GLIDE1003: SetAsync
        await cluster.On(address).SetAsync("a", "1");
        await cluster.On(Anywhere).DelAsync("a");
        return name;
    }

    public async Task Named(ValkeyKey key)
    {
        await cluster.On(ClusterRoute.SlotKey(role: NodeRole.Replica, key: key)).ExpireAsync(key, TimeSpan.FromSeconds(1)); // GLIDE1003: ExpireAsync
        await cluster.On(ClusterRoute.SlotId(7, NodeRole.Primary)).SetAsync(key, "1");
        await cluster.On(ClusterRoute.SlotId(7)).SetAsync(key, "1");
        await cluster.OnAllNodes.ConfigSetAsync([new ConfigSetting("maxmemory", "1gb")]);
        await cluster.OnAllNodes.FlushAllAsync(); // GLIDE1003: FlushAllAsync
        await cluster.OnAllPrimaries.FlushAllAsync();
    }

    public async Task Chosen(bool write, ValkeyKey key)
    {
        var view = write ? cluster.On(ClusterRoute.SlotKey(key)) : cluster.On(ClusterRoute.SlotKey(key, NodeRole.Replica));
        await view.SetAsync(key, "1");
        var role = write ? NodeRole.Primary : NodeRole.Replica;
        await cluster.On(ClusterRoute.SlotKey(key, role)).SetAsync(key, "1");
    }

    public async Task Batched(ValkeyKey key)
    {
        var batch = new ClusterBatch();
        batch.Get(key);
        batch.Set(key, "1"); // GLIDE1003: Set
        await cluster.ExecuteAsync(batch, new ClusterBatchOptions { Route = ClusterRoute.SlotKey(key, NodeRole.Replica) });
        var reads = new ClusterBatch();
        reads.Get(key);
        await cluster.ExecuteAsync(reads, new() { Route = ClusterRoute.SlotKey(key, NodeRole.Replica) });
    }

    public static async Task ReadOnlyClient()
    {
        await using var reader = await GlideClient.ConnectAsync(new GlideClientOptions { Addresses = [new("localhost", 6379)], ReadOnly = true });
        await reader.GetAsync("a");
        await reader.IncrAsync("a"); // GLIDE1003: IncrAsync
        var options = GlideClientOptions.Parse("valkey://localhost") with { ReadOnly = true };
        await using var second = await GlideClient.ConnectAsync(options);
        await second.IncrAsync("a"); // GLIDE1003: IncrAsync
        var off = options with { ReadOnly = false };
        await using var third = await GlideClient.ConnectAsync(off);
        await third.IncrAsync("a");
    }

    public static async Task Decided(bool readOnly)
    {
        await using var client = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = readOnly });
        await client.IncrAsync("a");
        client.GetAsync("a").AsTask().Wait(); // GLIDE2001: Wait
    }
}
