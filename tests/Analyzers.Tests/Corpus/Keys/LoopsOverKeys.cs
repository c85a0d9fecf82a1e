// Loops give keys that nobody knows beforehand; what does not change in them is known.
namespace Corpus.LoopsOverKeys;

public sealed class Sweep(GlideClusterClient cluster)
{
    public async Task RunAsync(string[] names)
    {
        foreach (var name in names)
        {
            await cluster.RenameAsync(name, $"{name}:old");
            await cluster.RenameAsync($"{{sweep}}:{name}", "swept"); // GLIDE1001: "swept"
        }

        for (var i = 0; i < 10; i++)
        {
            await cluster.RenameAsync($"shard:{i}", $"shard:{i}:old");
        }

        foreach (var key in new ValkeyKey[] { "a", "b" })
        {
            await cluster.RenameAsync("a", key);
        }

        var index = 0;
        do
        {
            await cluster.RenameAsync(names[index], names[index + 1]);
        }
        while (++index < names.Length - 1);
    }
}
