// ValkeyMinimumServerVersion: 6.0
namespace Corpus.OptionsOlder;

public sealed class Old(GlideClient client)
{
    public async Task RunAsync(ExpireCondition? maybe, ExpireCondition sure, bool flag)
    {
        await client.ExpireAsync("a", TimeSpan.FromSeconds(1));
        await client.ExpireAsync("a", TimeSpan.FromSeconds(1), ExpireCondition.IfLater); // GLIDE2002: ExpireCondition.IfLater
        await client.ExpireAsync("a", TimeSpan.FromSeconds(1), maybe);
        await client.ExpireAsync("a", TimeSpan.FromSeconds(1), null);
        await client.ExpireAsync("a", TimeSpan.FromSeconds(1), sure); // GLIDE2002: sure
        await client.LPopAsync("a");
        await client.LPopAsync("a", 2); // GLIDE2002: LPopAsync
        await client.FlushDbAsync(FlushMode.Async);
        await client.FlushDbAsync(FlushMode.Sync); // GLIDE2002: FlushMode.Sync
        await client.SetAndGetAsync("a", 1); // GLIDE2002: SetAndGetAsync
        var batch = new Batch();
        batch.Expire("a", TimeSpan.FromSeconds(1), ExpireCondition.IfLater); // GLIDE2002: ExpireCondition.IfLater
        batch.LPop("a", 2); // GLIDE2002: LPop
        await client.ExecuteAsync(batch);
        Console.WriteLine(flag);
    }
}
