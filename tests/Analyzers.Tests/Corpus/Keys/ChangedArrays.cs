// An array is known only while nothing can write to it.
namespace Corpus.ChangedArrays;

public sealed class Rebuild(GlideClusterClient cluster)
{
    public async Task SortedAsync(CancellationToken cancelled)
    {
        ValkeyKey[] keys = ["idx:1", "idx:2"];
        Array.Fill(keys, "idx:1");
        await cluster.SInterAsync(keys, cancelled);
    }

    public async Task AliasedAsync(CancellationToken cancelled)
    {
        ValkeyKey[] keys = ["idx:1", "idx:2"];
        var other = keys;
        other[0] = keys[1];
        await cluster.SInterAsync(keys, cancelled);
    }

    public async Task ByReferenceAsync(CancellationToken cancelled)
    {
        ValkeyKey[] keys = ["idx:1", "idx:2"];
        ref var first = ref keys[0];
        first = "idx:2";
        await cluster.SInterAsync(keys, cancelled);
    }

    public async Task SwappedAsync(CancellationToken cancelled)
    {
        ValkeyKey[] keys = ["idx:1", "idx:2"];
        (keys[0], keys[1]) = (keys[1], keys[1]);
        await cluster.SInterAsync(keys, cancelled);
    }

    public async Task OnlyReadAsync(CancellationToken cancelled)
    {
        ValkeyKey[] keys = ["idx:1", "idx:2"]; // GLIDE1001: "idx:2"
        Console.WriteLine($"{keys.Length} keys, the first is {keys[0]}");
        foreach (var key in keys)
        {
            Console.WriteLine(key);
        }

        await cluster.SInterAsync(keys, cancelled);
    }
}
