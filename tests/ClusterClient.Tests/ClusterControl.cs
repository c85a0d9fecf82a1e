using System.Globalization;
using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>What an operator does to a cluster, over connections of its own.</summary>
internal static class ClusterControl
{
    /// <summary>Tests that share a cluster let their slots arrive one after the other.</summary>
    private static readonly SemaphoreSlim Arriving = new(1);

    public static async Task<string> IdAsync(this ValkeyServer node) => (await node.ExecuteAsync("CLUSTER", "MYID")).Text!;

    /// <summary>The node at an address.</summary>
    public static ValkeyServer At(this ValkeyCluster cluster, NodeAddress address) => cluster.Nodes.Single(node => node.Port == address.Port);

    /// <summary>Marks a slot as on its way, so that the source answers ASK for what is not there any more.</summary>
    public static async Task BeginMigrationAsync(int slot, ValkeyServer from, ValkeyServer to)
    {
        await to.ExecuteAsync("CLUSTER", "SETSLOT", Text(slot), "IMPORTING", await from.IdAsync());
        await from.ExecuteAsync("CLUSTER", "SETSLOT", Text(slot), "MIGRATING", await to.IdAsync());
    }

    public static Task MoveKeyAsync(string key, ValkeyServer from, ValkeyServer to) =>
        from.ExecuteAsync("MIGRATE", to.Host, Text(to.Port), key, "0", "20000");

    /// <summary>
    /// Gives the slot to its new owner for good. With another slot the old owner may have taken a higher epoch a moment ago, of which the new
    /// one has to know before: see <see cref="LearnEpochAsync"/>.
    /// </summary>
    public static async Task EndMigrationAsync(int slot, ValkeyServer from, ValkeyServer to)
    {
        await Arriving.WaitAsync();
        try
        {
            await LearnEpochAsync(from, to);
            var owner = await to.IdAsync();
            await to.ExecuteAsync("CLUSTER", "SETSLOT", Text(slot), "NODE", owner);
            await from.ExecuteAsync("CLUSTER", "SETSLOT", Text(slot), "NODE", owner);
            await LearnEpochAsync(to, from);
        }
        finally
        {
            Arriving.Release();
        }
    }

    /// <summary>
    /// Waits until others know the configuration epoch of a slot's owner. Whoever takes the slot next claims it with one higher than all
    /// that it knows. If it did not know this one yet, the word that is on its way would take the slot from it again: each of the two would
    /// send calls to the other for ever, or the keys would be thrown away with the slot.
    /// </summary>
    public static async Task LearnEpochAsync(ValkeyServer owner, params IEnumerable<ValkeyServer> others)
    {
        var id = await owner.IdAsync();
        foreach (var other in others)
        {
            await Eventually.TrueAsync(
                async () => await EpochAsync(other, id) == await EpochAsync(owner, id), what: "the others know the epoch of the slot's owner");
        }
    }

    /// <summary>The configuration epoch of a node as another knows it.</summary>
    private static async Task<string> EpochAsync(ValkeyServer asked, string id) =>
        (await asked.ExecuteAsync("CLUSTER", "NODES")).Text!.Split('\n').Single(line => line.StartsWith(id, StringComparison.Ordinal)).Split(' ')[6];

    /// <summary>Moves a slot with its keys.</summary>
    public static async Task MigrateAsync(int slot, ValkeyServer from, ValkeyServer to)
    {
        await BeginMigrationAsync(slot, from, to);
        while ((await from.ExecuteAsync("CLUSTER", "GETKEYSINSLOT", Text(slot), "100")) is { Items.Count: > 0 } keys)
        {
            foreach (var key in keys.Items)
            {
                await MoveKeyAsync(key.Text!, from, to);
            }
        }

        await EndMigrationAsync(slot, from, to);
    }

    public static Task WaitForRoleAsync(ValkeyServer node, string role) => Eventually.TrueAsync(
        async () => (await node.GetInfoAsync("replication"))["role"] == role, what: $"the node is {role}", timeout: TimeSpan.FromSeconds(60));

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
