// Commands that wait have keys like others.
namespace Corpus.Blocking;

public sealed class Worker(GlideClusterClient cluster)
{
    public async IAsyncEnumerable<ValkeyValue> JobsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled = default)
    {
        while (!cancelled.IsCancellationRequested)
        {
            var job = await cluster.BLPopAsync(TimeSpan.FromSeconds(5), ["jobs:urgent", "jobs:normal"], cancelled); // GLIDE1001: "jobs:normal"
            if (job is { } found)
            {
                yield return found.Value;
            }

            await cluster.BLPopAsync(TimeSpan.FromSeconds(5), "{jobs}:urgent", "{jobs}:normal");
        }
    }
}
