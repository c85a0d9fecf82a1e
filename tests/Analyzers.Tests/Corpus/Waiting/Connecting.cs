// Connecting, executing batches and opening sessions are calls as well.
namespace Corpus.Connecting;

public sealed class Startup
{
    private readonly GlideClient _client = GlideClient.ConnectAsync("valkey://localhost").GetAwaiter().GetResult(); // GLIDE2001: GetResult
    private readonly Lazy<GlideClusterClient> _cluster = new(() => GlideClusterClient.ConnectAsync("valkey://localhost").Result); // GLIDE2001: Result

    public void Run()
    {
        var batch = new Batch();
        batch.Get("a");
        _ = _client.ExecuteAsync(batch).AsTask().Result; // GLIDE2001: Result
        using var stop = new CancellationTokenSource();
        var session = _client.OpenSessionAsync(stop.Token).AsTask().Result; // GLIDE2001: Result
        session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _cluster.Value.OnAllPrimaries.FlushDbAsync().AsTask().Wait(); // GLIDE2001: Wait
    }
}
