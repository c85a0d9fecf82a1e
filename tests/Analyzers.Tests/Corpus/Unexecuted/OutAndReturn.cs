// Handed to the caller.
namespace Corpus.OutAndReturn;

public static class Builders
{
    public static Batch Build(string key)
    {
        var batch = new Batch();
        batch.Get(key);
        return batch;
    }

    public static Batch BuildInOne(string key) => new Batch().Get(out _, key);

    public static (Batch Batch, Queued<ValkeyValue?> Value) BuildWithHandle(string key)
    {
        var batch = new Batch();
        var value = batch.Get(key);
        return (batch, value);
    }

    public static bool TryBuild(string key, out Batch batch)
    {
        var made = new Batch();
        made.Get(key);
        batch = made;
        return true;
    }

    public static IEnumerable<Batch> BuildMany(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            var batch = new Batch();
            batch.Get(key);
            yield return batch;
        }
    }

    public static Lazy<Batch> BuildLater(string key) => new(() => new Batch().Get(out _, key));
}
