using Glide.Harness;

namespace Glide.Chaos.Operating;

/// <content>Slots that move.</content>
internal sealed partial class ClusterOperator
{
    /// <summary>Moves slots with their keys one by one, as tools did before the server could.</summary>
    public async Task MoveOneByOneAsync(int first, int count, ValkeyServer from, ValkeyServer to)
    {
        var (source, target) = (await IdOfAsync(from), await IdOfAsync(to));
        for (var slot = first; slot < first + count; slot++)
        {
            await QuicklyAsync(to, "CLUSTER", "SETSLOT", Text(slot), "IMPORTING", source);
            await QuicklyAsync(from, "CLUSTER", "SETSLOT", Text(slot), "MIGRATING", target);
            while ((await QuicklyAsync(from, "CLUSTER", "GETKEYSINSLOT", Text(slot), "100")) is { Items.Count: > 0 } keys)
            {
                // One key a command, so that for a while some keys of a slot are here and some there.
                foreach (var key in keys.Items)
                {
                    await QuicklyAsync(from, "MIGRATE", to.Host, Text(to.Port), key.Text!, "0", "5000");
                }
            }

            await QuicklyAsync(to, "CLUSTER", "SETSLOT", Text(slot), "NODE", target);
            await QuicklyAsync(from, "CLUSTER", "SETSLOT", Text(slot), "NODE", target);
        }
    }

    /// <summary>Has the server move slots as a whole, which it can since 9.0.</summary>
    public static async Task MoveAtOnceAsync(int first, int count, ValkeyServer from, ValkeyServer to)
    {
        await from.ExecuteAsync("CLUSTER", "MIGRATESLOTS", "SLOTSRANGE", Text(first), Text(first + count - 1), "NODE", await IdOfAsync(to));
        await Eventually.TrueAsync(
            async () =>
            {
                var self = (await ViewOfAsync(to)).First(static node => node.IsSelf);
                return self.Has(first) && self.Has(first + count - 1);
            },
            Patience,
            "the slots have arrived");
    }
}
