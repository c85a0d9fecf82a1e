// A worker that runs as long as the program does, with its client from the container.
namespace Corpus.HostedService;

public abstract class BackgroundService
{
    protected abstract Task ExecuteAsync(CancellationToken stoppingToken);
}

public sealed class Cleaner(IGlideClusterClient cluster, TimeProvider clock, string prefix = "jobs") : BackgroundService
{
    private const string Due = "jobs:due";
    private const string Running = "jobs:" + "running";
    private readonly string _own = $"{prefix}:own";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await cluster.LMoveAsync(Due, Running, ListSide.Left, ListSide.Right, stoppingToken); // GLIDE1001: Running
            await cluster.LMoveAsync(Due, _own, ListSide.Left, ListSide.Right, stoppingToken);
            await cluster.SMoveAsync(destination: "jobs:done", source: Running, member: "x", cancellationToken: stoppingToken); // GLIDE1001: Running

            var batch = new AtomicClusterBatch();
            batch.Set("{jobs}:beat", clock.GetUtcNow().ToUnixTimeSeconds());
            if (prefix.Length > 4)
            {
                batch.Incr("{jobs}:long");
            }
            else
            {
                batch.Incr("{tasks}:short"); // GLIDE1002: "{tasks}:short"
            }

            await cluster.ExecuteAsync(batch, cancellationToken: stoppingToken);
            await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
        }
    }
}

public sealed class Follower(IGlideClusterClient cluster) : BackgroundService
{
    private AtomicClusterBatch? _pending;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var key in cluster.ScanKeysAsync(cancellationToken: stoppingToken))
        {
            _pending ??= new AtomicClusterBatch();
            _pending.Expire(key, TimeSpan.FromMinutes(1));
            _pending.Incr("{seen}");
            await FlushAsync(stoppingToken);
        }

        await foreach (var page in cluster.ScanPagesAsync(cancellationToken: stoppingToken))
        {
            foreach (var key in page.Keys)
            {
                var touch = new AtomicClusterBatch();
                touch.Touch(key);
                touch.Set("{seen}:last", "1");
                touch.Set("{done}:last", "1"); // GLIDE1002: "{done}:last"
                await cluster.ExecuteAsync(touch, cancellationToken: stoppingToken);
            }
        }
    }

    private async Task FlushAsync(CancellationToken cancelled)
    {
        if (_pending is { Count: > 10 } full)
        {
            _pending = null;
            await cluster.ExecuteAsync(full, cancellationToken: cancelled);
        }
    }
}
