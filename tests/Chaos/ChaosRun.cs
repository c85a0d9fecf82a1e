using Glide.Chaos.Load;
using Glide.Chaos.Operating;
using Glide.Chaos.Reporting;
using Glide.Harness;

namespace Glide.Chaos;

/// <summary>Steady load on a cluster of six nodes to which, one after the other, everything is done that happens to clusters.</summary>
internal sealed partial class ChaosRun : IAsyncDisposable
{
    private const int ShardCount = 3;
    private static readonly TimeSpan RecoveryPatience = TimeSpan.FromSeconds(30);

    private readonly ChaosOptions _options;
    private readonly Action<PhaseReport> _tell;
    private readonly Control _control;
    private readonly ClusterOperator _operator;
    private readonly GlideClusterClient _client;
    private readonly Diary _diary = new();
    private readonly CallerCrowd _callers;
    private readonly List<PhaseReport> _phases = [];

    private ChaosRun(ChaosOptions options, Action<PhaseReport> tell, Control control, ValkeyCluster cluster, GlideClusterClient client)
    {
        _options = options;
        _tell = tell;
        _control = control;
        _client = client;
        _operator = new ClusterOperator(cluster, control);
        _callers = new CallerCrowd(options, ShardCount, _diary);
    }

    /// <summary>Runs it.</summary>
    /// <param name="options">How much of it.</param>
    /// <param name="tell">Told of each phase when it is over.</param>
    /// <exception cref="TimeoutException">A call hung, or the cluster did not do what was asked of it.</exception>
    public static async Task<IReadOnlyList<PhaseReport>> RunAsync(ChaosOptions options, Action<PhaseReport> tell)
    {
        // With the default a shard without a primary stops the others too, which is the server's doing and hides the client's.
        // And a primary that has heard of the loss of its last slot becomes a replica by itself, which cannot be told of that loss any more.
        await using var cluster = await ValkeyCluster.StartAsync(options: new ServerOptions
        {
            NodeTimeout = TimeSpan.FromSeconds(2),
            Configuration = ["cluster-require-full-coverage no", "cluster-allow-replica-migration no"],
        });
        await using var control = new Control();
        await using var client = await GlideClusterClient.ConnectAsync(new GlideClusterClientOptions
        {
            Addresses = [new NodeAddress(cluster.Primaries[0].Host, cluster.Primaries[0].Port)],
            RequestTimeout = options.RequestTimeout,
            ConnectionTimeout = TimeSpan.FromSeconds(10),
        });
        await using var run = new ChaosRun(options, tell, control, cluster, client);
        await run.RunAsync();
        return run._phases;
    }

    public ValueTask DisposeAsync() => _operator.DisposeAsync();

    private async Task RunAsync()
    {
        var end = Moment.Now + _options.Duration.TotalMilliseconds;
        await _operator.WatchAsync();
        await _callers.PrepareAsync(_client.With(TimeSpan.FromSeconds(20)));
        await _operator.ReplicateAsync();
        _callers.Start(_client);
        try
        {
            for (var round = 0; round == 0 || Moment.Now < end; round++)
            {
                await DisturbAsync(round);
            }
        }
        finally
        {
            await _callers.EndAsync();
        }
    }

    private async Task DisturbAsync(int round)
    {
        // Each shard has its turn to lose its primary in each way.
        var (killed, paused, exchanged) = ((round + 1) % ShardCount, (round + 2) % ShardCount, round % ShardCount);
        await PhaseAsync("slots move one by one", () => MoveSlotsAsync(_operator.MoveOneByOneAsync, back: false));
        await PhaseAsync("… and back at once", () => MoveSlotsAsync(ClusterOperator.MoveAtOnceAsync, back: true));
        await PhaseAsync("slots move at once", () => MoveSlotsAsync(ClusterOperator.MoveAtOnceAsync, back: false));
        await PhaseAsync("… and back one by one", () => MoveSlotsAsync(_operator.MoveOneByOneAsync, back: true));
        await PhaseAsync($"primary of shard {killed} killed", () => KillAsync(_callers.Shards[killed]));
        await PhaseAsync($"primary of shard {paused} paused", () => PauseAsync(_callers.Shards[paused]));
        await PhaseAsync($"coordinated failover of shard {exchanged}", () => FailOverAsync(_callers.Shards[exchanged]));
        ValkeyServer? added = null;
        await PhaseAsync("node added", async () =>
        {
            added = await AddAsync();
            return null;
        });
        await PhaseAsync("node removed", async () =>
        {
            await RemoveAsync(added!);
            return null;
        });
    }

    private async Task PhaseAsync(string name, Func<Task<Window?>> disturb)
    {
        await _operator.SettleAsync();
        var quiet = await GaugeAsync();
        var before = await RatesAsync();
        var begun = await GaugeAsync();
        var lost = _callers.Shards.Select(static shard => shard.LostWrites).ToArray();
        var (calls, start) = (Calls(), Moment.Now);
        var window = await disturb();

        // What is over in a moment makes no rate.
        var least = Math.Max(0, start + _options.Steady.TotalMilliseconds - Moment.Now);
        await Task.Delay(TimeSpan.FromMilliseconds(least));
        var during = Rates(calls, start);
        var costs = (await GaugeAsync()).Since(begun);
        await _operator.SettleAsync();
        var after = await RatesAsync();

        var judge = new Judge(_control, _options);
        var (failed, slow, end) = (_diary.TakeFailed(), _diary.TakeSlow(), Moment.Now);
        judge.Wrong(_diary.TakeWrong());
        judge.Slow(slow);
        judge.Failed(failed, window);
        if (window is not null)
        {
            judge.Recovery(window);
        }

        var shards = _callers.Shards.Select(shard => new ShardFigures(
            shard.Index, before[shard.Index], during[shard.Index], after[shard.Index], shard.LostWrites - lost[shard.Index]));
        var report = new PhaseReport(
            name, start, end, window, [.. shards], begun.Since(quiet), costs, failed, slow, _control.Worst(start, end), judge.Excused, judge.Violations);
        _phases.Add(report);
        _tell(report);
    }

    /// <summary>What the shards do in an undisturbed while, or in as long as each of them needs to do anything at all.</summary>
    /// <exception cref="TimeoutException">One of them answers nobody.</exception>
    private async Task<double[]> RatesAsync()
    {
        var (calls, start) = (Calls(), Moment.Now);
        await Task.Delay(_options.Steady);
        _callers.CheckAlive();
        foreach (var shard in _callers.Shards)
        {
            await Eventually.TrueAsync(() => shard.Calls > calls[shard.Index], RecoveryPatience, $"shard {shard.Index} answers again");
        }

        return Rates(calls, start);
    }

    private async Task<Gauge> GaugeAsync()
    {
        var servers = await _operator.ProcessorTimesAsync();
        var (answers, waited) = _control.Answers();
        return new Gauge(Moment.Now, Calls().Sum(), Environment.CpuUsage.TotalTime.TotalMilliseconds, servers, answers, waited);
    }

    private long[] Calls() => [.. _callers.Shards.Select(static shard => shard.Calls)];

    private double[] Rates(long[] before, double since) =>
        [.. Calls().Select((calls, shard) => (calls - before[shard]) * 1000 / (Moment.Now - since))];
}
