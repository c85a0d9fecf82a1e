namespace Glide.Client.Tests.Commands.Server;

public sealed class MemoryTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task MemoryUsage_is_the_size_of_a_key_with_its_value_and_null_without_one(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", new byte[5000]);

        Assert.InRange((await valkey.Sends("MEMORY USAGE key", valkey.Commands.MemoryUsageAsync("key")))!.Value, 5000, 10_000);
        Assert.InRange((await valkey.Sends("MEMORY USAGE key SAMPLES 0", valkey.Commands.MemoryUsageAsync("key", 0)))!.Value, 5000, 10_000);
        Assert.Null(await valkey.Sends("MEMORY USAGE missing", valkey.Commands.MemoryUsageAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task MemoryStats_breaks_down_what_is_used(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "value");

        var stats = await valkey.Sends("MEMORY STATS", valkey.Commands.MemoryStatsAsync());

        Assert.Equal(1, stats.KeysCount);
        Assert.True(stats.TotalAllocated > stats.StartupAllocated);
        Assert.True(stats.PeakAllocated > 0);
        Assert.True(stats.Databases["0"].OverheadHashtableMain > 0);
        Assert.InRange(stats.DatasetPercentage!.Value, 0.1, 100);
        Assert.NotNull(stats.AllocatorFragmentationRatio);
        Assert.NotNull(stats.FragmentationBytes);
        Assert.NotNull(stats.ClusterLinks);
    }

    [Theory]
    [OnEveryServer]
    public async Task The_memory_is_looked_after_by_a_doctor_and_an_allocator_that_can_be_purged(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Contains("Sam", await valkey.Sends("MEMORY DOCTOR", valkey.Commands.MemoryDoctorAsync()), StringComparison.Ordinal);
        Assert.NotEmpty(await valkey.Sends("MEMORY MALLOC-STATS", valkey.Commands.MemoryMallocStatsAsync()));
        await valkey.Sends("MEMORY PURGE", valkey.Commands.MemoryPurgeAsync());
    }
}
