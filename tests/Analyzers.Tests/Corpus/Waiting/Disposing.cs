// Who has to dispose synchronously has no other way.
namespace Corpus.Disposing;

public sealed class Owner(GlideClient client) : IDisposable
{
    public void Dispose()
    {
        client.DisposeAsync().AsTask().GetAwaiter().GetResult();
        client.DisposeAsync().AsTask().Wait();
    }
}
