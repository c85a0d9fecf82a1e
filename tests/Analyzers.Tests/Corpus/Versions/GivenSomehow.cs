// ValkeyMinimumServerVersion: 8.0
namespace Corpus.GivenSomehow;

public sealed class Versions(GlideClient client, IGlideClusterClient cluster)
{
    public async Task RunAsync(bool flag, ValkeyValue[] fields)
    {
        var condition = flag ? SetCondition.IfEquals("2") : SetCondition.IfNotExists;
        await client.SetAsync("a", 1, condition);
        await client.SetAsync("a", 1, flag ? SetCondition.IfEquals("2") : null);
        Func<ValueTask<bool>> later = () => client.SetAsync("a", 1, SetCondition.IfEquals("2")); // GLIDE2002: IfEquals
        await later();
        var batch = new Batch();
        batch.Set("a", 1, SetCondition.IfEquals("2")); // GLIDE2002: IfEquals
        batch.Set(out _, "a", 1, SetCondition.IfEquals("2")); // GLIDE2002: IfEquals
        await client.ExecuteAsync(batch);
        try
        {
            await client.SetAsync("a", 1, SetCondition.IfEquals("2"));
        }
        catch (ValkeyServerException)
        {
            await client.SetAsync("a", 1);
        }

        try
        {
            await client.SetAsync("a", 1, SetCondition.IfEquals("2")); // GLIDE2002: IfEquals
        }
        catch (ValkeyTimeoutException)
        {
        }

        Console.WriteLine(fields.Length);
    }

    public ValueTask<bool> Deprecated() => cluster.SetAsync("a", 1, SetCondition.IfEquals("2")); // GLIDE2002: IfEquals

#pragma warning disable GLIDE2002
    public ValueTask<bool> Quiet() => cluster.SetAsync("a", 1, SetCondition.IfEquals("2"));
#pragma warning restore GLIDE2002

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "GLIDE2002")]
    public ValueTask<bool> Attributed() => cluster.SetAsync("a", 1, SetCondition.IfEquals("2"));
}
