// Only keys are compared: values that look like keys are data.
namespace Corpus.ValuesAreNoKeys;

public sealed class Lists(GlideClusterClient cluster)
{
    public async Task FillAsync()
    {
        await cluster.SAddAsync("tags", "a", "b", "{c}:d");
        await cluster.SetAsync("name", "{other}:name");
        await cluster.RPushAsync("queue", "job:1", "job:2");
        await cluster.EvalAsync("return redis.call('GET', KEYS[1])", ["script:key"], ["{other}:argument"]);
        await cluster.HSetAsync("hash", new FieldValue("field", "value"), new FieldValue("other", "value"));
        await cluster.EvalAsync("return 1", ["script:key", "script:other"], ["x"]); // GLIDE1001: "script:other"
    }
}
