namespace Glide.Client.Tests.Commands.Server;

public sealed class LatencyTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task A_spike_is_in_the_history_and_among_the_latest_until_it_is_reset(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends("LATENCY RESET", valkey.Commands.LatencyResetAsync());
        await valkey.Commands.EvalAsync(CommandServers.BusyScript);

        var latest = Assert.Single(
            await valkey.Sends("LATENCY LATEST", valkey.Commands.LatencyLatestAsync()), static spike => spike.Name == "command");
        var sample = Assert.Single(await valkey.Sends("LATENCY HISTORY command", valkey.Commands.LatencyHistoryAsync("command")));

        Assert.InRange(latest.Latest, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));
        Assert.Equal(latest.Latest, latest.Maximum);
        Assert.Equal((latest.Time, latest.Latest), (sample.Time, sample.Latency));
        Assert.InRange(sample.Time, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Contains("command - high", await valkey.Sends("LATENCY GRAPH command", valkey.Commands.LatencyGraphAsync("command")), StringComparison.Ordinal);
        Assert.Contains("command: 1 latency spikes", await valkey.Sends("LATENCY DOCTOR", valkey.Commands.LatencyDoctorAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await valkey.Sends("LATENCY RESET command nothing", valkey.Commands.LatencyResetAsync("command", "nothing")));
        Assert.Empty(await valkey.Commands.LatencyHistoryAsync("command"));
    }

    [Theory]
    [OnEveryServer(Since = "8.1", What = "Sum and count in LATENCY LATEST")]
    public async Task The_spikes_of_an_event_are_counted_and_summed_up(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.LatencyResetAsync();
        await valkey.Commands.EvalAsync(CommandServers.BusyScript);

        var latest = Assert.Single(await valkey.Commands.LatencyLatestAsync(), static spike => spike.Name == "command");

        Assert.Equal((latest.Latest, 1L), (latest.Sum, latest.Count));
    }

    [Theory]
    [OnEveryServer]
    public async Task LatencyGraph_is_refused_for_an_event_that_never_was(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses("LATENCY GRAPH nothing", () => valkey.Commands.LatencyGraphAsync("nothing").AsTask());

        Assert.Equal("ERR No samples available for event 'nothing'", error.Message);
    }

    [Theory]
    [OnEveryServer]
    public async Task LatencyHistogram_counts_calls_by_how_long_they_took(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", "1");

        var histogram = await valkey.Sends("LATENCY HISTOGRAM set nothing", valkey.Commands.LatencyHistogramAsync("set", "nothing"));

        var set = Assert.Single(histogram);
        Assert.Equal("set", set.Key);
        Assert.True(set.Value.Calls > 0);
        Assert.Equal(set.Value.Calls, set.Value.Histogram.Values.Max());
        Assert.Contains("flushall", (await valkey.Sends("LATENCY HISTOGRAM", valkey.Commands.LatencyHistogramAsync())).Keys);
    }
}
