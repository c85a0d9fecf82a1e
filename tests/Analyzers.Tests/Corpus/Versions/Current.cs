// ValkeyMinimumServerVersion: 9.1
namespace Corpus.Current;

public sealed class Latest(GlideClient client)
{
    public async Task RunAsync()
    {
        await client.HSetExAsync("h", [new FieldValue("f", 1)]);
        await client.SetAsync("a", 1, SetCondition.IfEquals(2));
        await client.ClientListAsync(new ClientFilter { NotName = "x" });
    }
}
