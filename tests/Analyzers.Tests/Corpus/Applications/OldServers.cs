// ValkeyMinimumServerVersion: 7.2
// A program that has to run with the servers of long ago.
namespace Corpus.OldServers;

public sealed class Sessions(IGlideClient client, ILog log, bool supportsFieldExpiry)
{
    public async Task Newer(string id)
    {
        await client.HSetExAsync($"session:{id}", [new FieldValue("a", "1")]); // GLIDE2002: HSetExAsync
        await client.DelIfEqAsync($"lock:{id}", "me"); // GLIDE2002: DelIfEqAsync
        await client.SetAsync($"lock:{id}", "me", SetCondition.IfEquals("old")); // GLIDE2002: IfEquals
        await client.SetAsync($"lock:{id}", "me", condition: SetCondition.IfNotExists, expiry: TimeSpan.FromSeconds(1));
        await client.SInterCardAsync(["a", "b"]);
        var batch = new Batch();
        batch.HExpire($"session:{id}", TimeSpan.FromMinutes(1), ["a"]); // GLIDE2002: HExpire
        batch.Expire($"session:{id}", TimeSpan.FromMinutes(1), ExpireCondition.IfLater);
        await client.ExecuteAsync(batch);
    }

    public async Task Guarded(string id)
    {
        if (supportsFieldExpiry)
        {
            await client.HSetExAsync($"session:{id}", [new FieldValue("a", "1")]);
        }

        try
        {
            await client.DelIfEqAsync($"lock:{id}", "me");
        }
        catch (ValkeyServerException error) when (error.Message.Contains("unknown"))
        {
            log.Write(error.Message);
            await client.EvalAsync("return redis.call('DEL', KEYS[1])", [$"lock:{id}"]);
        }
    }

    public async Task<bool> ByVersion(string id) => client.ServerVersion.StartsWith('9')
        ? await client.DelIfEqAsync(id, "me")
        : await client.DelAsync(id) == 1;

    public async Task Absent(string id, SetCondition? condition)
    {
        await client.SetAsync(id, "me", condition);
        await client.SetAsync(id, "me", condition: null);
        await client.MSetExAsync([new KeyValue("a", 1)]); // GLIDE2002: MSetExAsync
    }
}

public interface ILog
{
    void Write(string text);
}
