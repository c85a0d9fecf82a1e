namespace Glide.ClusterClient.Tests.Batches;

/// <summary>Transactions that are tried until nobody interferes, in a cluster.</summary>
[Collection(nameof(BatchCluster))]
public sealed class ClusterTransactionTests(BatchCluster shared)
{
    [Fact]
    public async Task Nothing_is_lost_when_many_change_the_same_key_and_its_slot_moves()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string key = "{transaction:moved}";
        var slot = GlideClusterClient.KeySlot(key);
        await client.SetAsync(key, 0);
        var from = shared.Cluster.At(client.GetNode(key)!.Address);
        var to = shared.Cluster.Primaries.First(node => node != from);

        var adding = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var call = 0; call < 25; call++)
            {
                await client.TransactionAsync(
                    [key],
                    async (commands, batch) => batch.Set(key, ((long?)await commands.GetAsync(key) ?? 0) + 1),
                    new BatchOptions { Timeout = TimeSpan.FromSeconds(60) });
            }
        })));
        await ClusterControl.MigrateAsync(slot, from, to);
        await ClusterControl.MigrateAsync(slot, to, from);
        await adding;

        Assert.Equal("100", await client.GetAsync(key));
    }

    [Fact]
    public async Task All_keys_are_in_one_slot()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);

        var watched = await Assert.ThrowsAsync<ArgumentException>(async () => await client.TransactionAsync(["a", "b"], (commands, batch) => default));
        var queued = await Assert.ThrowsAsync<ArgumentException>(async () => await client.TransactionAsync(
            ["a"],
            (commands, batch) =>
            {
                batch.Incr("b");
                return default;
            }));

        Assert.StartsWith("The watched keys must be in one slot, but 'a' is in slot 15495 and 'b' in slot 3300;", watched.Message, StringComparison.Ordinal);
        Assert.StartsWith("The watched keys are in slot 15495 and those of the queued commands in slot 3300;", queued.Message, StringComparison.Ordinal);
    }
}
