// Clients that only read, by options that are made of others.
namespace Corpus.DerivedOptions;

public sealed class ReadOnlyOnes
{
    public static async Task RunAsync(bool flag, string name)
    {
        await using var client = await GlideClient.ConnectAsync(new GlideClientOptions { Addresses = [new NodeAddress("a", 6379)], ReadOnly = true });
        await client.SetAsync("a", 1); // GLIDE1003: SetAsync
        await client.GetAsync("a");
        var batch = new Batch();
        batch.Set("a", 1); // GLIDE1003: Set
        batch.Get("a");
        await client.ExecuteAsync(batch);
        var options = new GlideClientOptions { Addresses = [new NodeAddress("a", 6379)], ReadOnly = flag };
        await using var perhaps = await GlideClient.ConnectAsync(options);
        await perhaps.SetAsync("a", 1);
        var changed = new GlideClientOptions { Addresses = [new NodeAddress("a", 6379)], ReadOnly = true };
        changed = changed with { ReadOnly = false };
        await using var writes = await GlideClient.ConnectAsync(changed);
        await writes.SetAsync("a", 1);
        var basic = new GlideClientOptions { Addresses = [new NodeAddress("a", 6379)], ReadOnly = true };
        await using var derived = await GlideClient.ConnectAsync(basic with { ReadOnly = false });
        await derived.SetAsync("a", 1);
        await using var reads = await GlideClient.ConnectAsync(basic with { ClientName = name });
        await reads.SetAsync("a", 1); // GLIDE1003: SetAsync
        await using var later = flag ? client : perhaps;
        await later.SetAsync("a", 1);
        try
        {
            await client.SetAsync("a", 1); // GLIDE1003: SetAsync
        }
        catch (ValkeyServerException)
        {
        }
    }
}
