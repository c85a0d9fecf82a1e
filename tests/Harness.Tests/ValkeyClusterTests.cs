namespace Glide.Harness.Tests;

public sealed class ValkeyClusterTests
{
    [Fact]
    public async Task A_cluster_covers_every_slot_and_redirects_to_the_owner()
    {
        await using ValkeyCluster cluster = await ValkeyCluster.StartAsync();

        RawReply shards = await cluster.Primaries[0].ExecuteAsync("CLUSTER", "SLOTS");
        Assert.Equal(3, shards.Items!.Count);

        // "foo" hashes to slot 12182, which is the third primary's.
        await using RawConnection connection = await cluster.Primaries[0].ConnectAsync();
        await connection.SendAsync("GET", "foo");
        Assert.Equal($"MOVED 12182 127.0.0.1:{cluster.Primaries[2].Port}", (await connection.ReadReplyAsync()).Text);
    }
}
