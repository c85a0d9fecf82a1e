// Made in one branch or another.
namespace Corpus.Conditional;

public sealed class Maybe(GlideClient client)
{
    public async Task RunAsync(bool flag)
    {
        Batch? batch = null;
        if (flag)
        {
            batch = new Batch();
            batch.Get("a");
        }

        if (batch is not null)
        {
            await client.ExecuteAsync(batch);
        }

        var other = flag ? new Batch() : null;
        other?.Get("a");
        await (other is null ? default : client.ExecuteAsync(other));

        Batch later;
        if (flag)
        {
            later = new Batch();
            later.Get("a");
            await client.ExecuteAsync(later);
        }
    }
}
