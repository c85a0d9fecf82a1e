// One member fills, another sends.
namespace Corpus.ExecutedInAnotherMember;

public sealed class Buffer : IAsyncDisposable
{
    private readonly GlideClient _client;
    private Batch _batch;

    public Buffer(GlideClient client)
    {
        _client = client;
        _batch = new Batch();
        _batch.Set("started", DateTimeOffset.UtcNow.Ticks);
    }

    public void Add(string name) => _batch.Incr(name);

    public async ValueTask FlushAsync()
    {
        var full = _batch;
        _batch = new Batch();
        _batch.Set("flushed", 1);
        await _client.ExecuteAsync(full);
    }

    public async ValueTask DisposeAsync() => await FlushAsync();
}
