// A batch keeps what was queued when it is executed again.
namespace Corpus.ReusedBatch;

public sealed class Ticker(GlideClusterClient cluster)
{
    public async Task RunAsync(CancellationToken cancelled)
    {
        var batch = new AtomicClusterBatch();
        batch.Incr("{tick}:count");
        batch.Set("{tick}:last", DateTimeOffset.UtcNow.Ticks);
        while (!cancelled.IsCancellationRequested)
        {
            await cluster.ExecuteAsync(batch, cancellationToken: cancelled);
            await Task.Delay(1000, cancelled);
        }

        batch.Incr("ticks:ended"); // GLIDE1002: "ticks:ended"
        await cluster.ExecuteAsync(batch, cancellationToken: CancellationToken.None);
    }
}
