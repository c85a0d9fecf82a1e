// Waiting on a call where it stands.
namespace Corpus.Direct;

public sealed class Blocking(GlideClient client, IGlideClusterClient cluster)
{
    public string? Name => client.GetAsync("name").AsTask().Result; // GLIDE2001: Result

    public void Save(string name)
    {
        client.SetAsync("name", name).AsTask().Wait(); // GLIDE2001: Wait
        client.SetAsync("name", name).AsTask().Wait(1000); // GLIDE2001: Wait
        client.SetAsync("name", name).AsTask().GetAwaiter().GetResult(); // GLIDE2001: GetResult
        cluster.SetAsync("name", name).AsTask().ConfigureAwait(false).GetAwaiter().GetResult(); // GLIDE2001: GetResult
        _ = cluster.IncrAsync("saves").GetAwaiter().GetResult(); // GLIDE2001: GetResult
        _ = cluster.IncrAsync("saves").Result; // GLIDE2001: Result
        _ = cluster.IncrAsync("saves").Preserve().Result; // GLIDE2001: Result
        _ = cluster.IncrAsync("saves").AsTask().WaitAsync(TimeSpan.FromSeconds(1)).Result; // GLIDE2001: Result
        _ = ((Task<long>)cluster.IncrAsync("saves").AsTask()).Result; // GLIDE2001: Result
        _ = (cluster.IncrAsync("saves").AsTask()).Result; // GLIDE2001: Result
        _ = cluster?.IncrAsync("saves").AsTask().Result; // GLIDE2001: Result
    }

    public async Task SaveAsync(string name, CancellationToken cancelled)
    {
        await client.SetAsync("name", name, cancellationToken: cancelled).ConfigureAwait(false);
        await client.SetAsync("name", name, cancellationToken: cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(1), cancelled);
    }
}
