// Keys in values of the client's own that factories make.
namespace Corpus.StreamsOfKeys;

public sealed class Readers(GlideClusterClient cluster)
{
    public async Task RunAsync(StreamId last)
    {
        await cluster.XReadAsync([StreamPosition.After("orders", last), StreamPosition.New("payments")]); // GLIDE1001: "payments"
        await cluster.XReadAsync([StreamPosition.After("{shop}:orders", last), StreamPosition.New("{shop}:payments")]);
        var orders = StreamPosition.FromBeginning("orders");
        await cluster.XReadAsync([orders, StreamPosition.FromBeginning("payments")]); // GLIDE1001: "payments"
    }
}
