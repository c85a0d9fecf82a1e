namespace Glide.Client.Tests.Commands.Server;

public sealed class LatencyTests(CommandServers servers) : CommandTests(servers)
{
    /// <summary>
    /// Keeps the server busy for longer than the shared servers' <c>latency-monitor-threshold</c> of a millisecond. It counts because a
    /// script's clock stands still.
    /// </summary>
    private const string Busy = "local x = 0; for i = 1, 3000000 do x = x + i % 7 end";

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task A_spike_is_in_the_history_and_among_the_latest_until_it_is_reset(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);
        await valkey.Sends("LATENCY RESET", valkey.Commands.LatencyResetAsync());
        await valkey.Commands.EvalAsync(Busy);

        var latest = Assert.Single(
            await valkey.Sends("LATENCY LATEST", valkey.Commands.LatencyLatestAsync()), static spike => spike.Name == "command");
        var sample = Assert.Single(await valkey.Sends("LATENCY HISTORY command", valkey.Commands.LatencyHistoryAsync("command")));

        Assert.InRange(latest.Latest, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
        Assert.Equal((latest.Latest, latest.Latest, 1L), (latest.Maximum, latest.Sum, latest.Count));
        Assert.Equal((latest.Time, latest.Latest), (sample.Time, sample.Latency));
        Assert.InRange(sample.Time, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Contains("command - high", await valkey.Sends("LATENCY GRAPH command", valkey.Commands.LatencyGraphAsync("command")), StringComparison.Ordinal);
        Assert.Contains("command: 1 latency spikes", await valkey.Sends("LATENCY DOCTOR", valkey.Commands.LatencyDoctorAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await valkey.Sends("LATENCY RESET command nothing", valkey.Commands.LatencyResetAsync("command", "nothing")));
        Assert.Empty(await valkey.Commands.LatencyHistoryAsync("command"));
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task LatencyGraph_is_refused_for_an_event_that_never_was(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var error = await valkey.Refuses("LATENCY GRAPH nothing", () => valkey.Commands.LatencyGraphAsync("nothing").AsTask());

        Assert.Equal("ERR No samples available for event 'nothing'", error.Message);
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task LatencyHistogram_counts_calls_by_how_long_they_took(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);
        await valkey.Commands.SetAsync("key", "1");

        var histogram = await valkey.Sends("LATENCY HISTOGRAM set nothing", valkey.Commands.LatencyHistogramAsync("set", "nothing"));

        var set = Assert.Single(histogram);
        Assert.Equal("set", set.Key);
        Assert.True(set.Value.Calls > 0);
        Assert.Equal(set.Value.Calls, set.Value.Histogram.Values.Max());
        Assert.Contains("flushall", (await valkey.Sends("LATENCY HISTOGRAM", valkey.Commands.LatencyHistogramAsync())).Keys);
    }
}
