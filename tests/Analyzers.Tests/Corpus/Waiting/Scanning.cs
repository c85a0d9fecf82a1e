// Async streams are awaited.
namespace Corpus.Scanning;

public sealed class Scan(GlideClient client, GlideClusterClient cluster)
{
    public async Task<int> RunAsync(CancellationToken cancelled)
    {
        var count = 0;
        await foreach (var key in client.ScanKeysAsync(cancellationToken: cancelled).ConfigureAwait(false))
        {
            count += key.Length;
        }

        await foreach (var page in cluster.ScanPagesAsync().WithCancellation(cancelled))
        {
            count += page.ToString()!.Length;
        }

        return count;
    }
}
