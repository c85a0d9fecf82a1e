// A list that is filled where it is made is known; one that is filled later is not.
namespace Corpus.ListsOfKeys;

public sealed class Unions(GlideClusterClient cluster)
{
    public async Task RunAsync(bool wide, CancellationToken cancelled)
    {
        var grown = new List<ValkeyKey> { "set:1" };
        if (wide)
        {
            grown.Add("set:2");
        }

        await cluster.SUnionAsync([.. grown], cancelled);
        List<ValkeyKey> chosen = wide ? ["set:1"] : ["set:2"];
        await cluster.SUnionAsync([.. chosen], cancelled);
        ReadOnlySpan<ValkeyKey> both = ["set:1", "set:2"];
        Start(both);
        var array = new ValkeyKey[2];
        array[0] = "set:1";
        array[1] = "set:2";
        await cluster.SUnionAsync(array, cancelled);
    }

    private void Start(ReadOnlySpan<ValkeyKey> keys) => _ = cluster.SUnionAsync(keys, CancellationToken.None).AsTask();
}
