// Filled by others.
namespace Corpus.LambdasAndHelpers;

public sealed class Helping(GlideClient client)
{
    public async Task RunAsync(string[] names)
    {
        var batch = new Batch();
        Array.ForEach(names, name => batch.Get(name));
        await client.ExecuteAsync(batch);

        var lost = new Batch(); // GLIDE2003: new Batch()
        Array.ForEach(names, name => lost.Get(name));

        var aggregated = names.Aggregate(new Batch(), (all, name) => all.Get(out _, name));
        await client.ExecuteAsync(aggregated);

        Func<Batch> make = () =>
        {
            var inner = new Batch();
            inner.Get("a");
            return inner;
        };
        await client.ExecuteAsync(make());

        Action forget = () =>
        {
            var inner = new Batch(); // GLIDE2003: new Batch()
            inner.Get("a");
        };
        forget();
    }
}
