using Glide.Chaos.Load;
using Glide.Chaos.Operating;
using Glide.Chaos.Reporting;
using Glide.Harness;

namespace Glide.Chaos;

/// <content>What is done to the cluster.</content>
internal sealed partial class ChaosRun
{
    private async Task<Window?> MoveSlotsAsync(Func<int, int, ValkeyServer, ValkeyServer, Task> moveAsync, bool back)
    {
        // The first slots belong to the first shard, the last ones of the second shard never leave it.
        var other = await _operator.PrimaryOfAsync(CallerCrowd.FirstSlot(2, ShardCount) - 1);
        var own = await _operator.PrimaryOfAsync(CallerCrowd.FirstSlot(1, ShardCount) - 1);
        await (back ? moveAsync(0, _options.Slots, other, own) : moveAsync(0, _options.Slots, own, other));
        return null;
    }

    private async Task<Window?> KillAsync(LoadedShard shard)
    {
        var primary = await PrimaryOfAsync(shard);
        var window = await LoseAsync(shard, isCoordinated: false, () => _operator.KillAsync(primary));
        await _operator.RestartAsync(primary);
        return window;
    }

    private async Task<Window?> PauseAsync(LoadedShard shard)
    {
        var primary = await PrimaryOfAsync(shard);
        var window = await LoseAsync(shard, isCoordinated: false, () => _operator.PauseAsync(primary));
        await _operator.ResumeAsync(primary);
        return window;
    }

    private async Task<Window?> FailOverAsync(LoadedShard shard)
    {
        var primary = await PrimaryOfAsync(shard);
        return await LoseAsync(shard, isCoordinated: true, () => _operator.FailOverAsync(primary));
    }

    private async Task<ValkeyServer> AddAsync()
    {
        var added = await _operator.AddAsync();
        await ClusterOperator.MoveAtOnceAsync(0, _options.SlotsOfAdded, await PrimaryOfAsync(_callers.Shards[0]), added);
        return added;
    }

    private async Task RemoveAsync(ValkeyServer added)
    {
        await _operator.MoveOneByOneAsync(0, _options.SlotsOfAdded, added, await PrimaryOfAsync(_callers.Shards[0]));
        await _operator.RemoveAsync(added);
    }

    private Task<ValkeyServer> PrimaryOfAsync(LoadedShard shard) =>
        _operator.PrimaryOfAsync(CallerCrowd.FirstSlot(shard.Index + 1, ShardCount) - 1);

    /// <summary>Takes a shard its primary, and returns when all its callers are served by the next one.</summary>
    private async Task<Window> LoseAsync(LoadedShard shard, bool isCoordinated, Func<Task<double>> loseAsync)
    {
        var from = Moment.Now;
        shard.LosePrimary(isCoordinated);
        Caller[] callers = [.. _callers.Of(shard)];
        Array.ForEach(callers, static caller => caller.ExpectLoss());
        var promotedAt = await loseAsync();
        shard.GainPrimary(promotedAt);
        await Eventually.TrueAsync(
            () => Array.TrueForAll(callers, static caller => caller.ServedAt > 0),
            RecoveryPatience,
            $"every caller of shard {shard.Index} is served again");
        return new Window(shard.Index, isCoordinated, from, promotedAt, callers.Max(static caller => caller.ServedAt));
    }
}
