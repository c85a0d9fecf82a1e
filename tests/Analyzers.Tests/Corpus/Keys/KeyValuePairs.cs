// Keys inside of other values: pairs for MSETNX and MSETEX; MSET is split by the client.
namespace Corpus.KeyValuePairs;

public sealed class Settings(GlideClusterClient cluster)
{
    public async Task SaveAsync(string name, CancellationToken cancelled)
    {
        await cluster.MSetAsync(new KeyValue("colour", "red"), new KeyValue("size", 1));
        await cluster.MSetNxAsync(new KeyValue("colour", "red"), new KeyValue("size", 1)); // GLIDE1001: "size"
        await cluster.MSetNxAsync([new("colour", "red"), new("{colour}:dark", 1)], cancelled);
        await cluster.MSetExAsync([new(Key: "colour", Value: "red"), new(Value: 1, Key: "size")], ExistenceCondition.IfNotExists); // GLIDE1001: "size"
        var colour = new KeyValue("colour", "red");
        KeyValue size = new("size", 1); // GLIDE1001: "size"
        await cluster.MSetNxAsync(colour, size);
        await cluster.MSetNxAsync(colour, colour with { Key = "{colour}:2" });
        await cluster.MSetNxAsync(colour, size with { Key = "{colour}:2" });
        await cluster.MSetNxAsync(colour, colour with { Key = "shape" }); // GLIDE1001: "shape"
        await cluster.MSetNxAsync(colour, new KeyValue(name, "size"));
    }
}
