// Commands that wait only if they are told to: a batch holds them as long as they are not.
namespace Corpus.OptionsThatWait;

public sealed class Readers(GlideClient client, GlideClusterClient cluster)
{
    private const string Block = "block";

    public async Task RunAsync(string word, TimeSpan? wait, XReadGroupOptions given)
    {
        var batch = new Batch();
        batch.XRead([StreamPosition.FromBeginning("s")]);
        batch.XRead(out _, [StreamPosition.FromBeginning("s")], count: 10);
        batch.XReadGroup("g", "me", [StreamGroupPosition.New("s")]);
        batch.XReadGroup("g", "me", [StreamGroupPosition.New("s")], new XReadGroupOptions { Count = 10, NoAck = true });
        batch.XReadGroup("g", "me", [StreamGroupPosition.New("s")], new XReadGroupOptions { Block = wait });
        batch.XReadGroup("g", "me", [StreamGroupPosition.New("s")], new XReadGroupOptions { Block = null });
        batch.XReadGroup("g", "me", [StreamGroupPosition.New("s")], given);
        batch.XReadGroup("g", "me", [StreamGroupPosition.New("s")], given with { Block = TimeSpan.FromSeconds(1) }); // GLIDE2004: Block
        batch.XReadGroup("g", "me", [StreamGroupPosition.New("s")], new XReadGroupOptions { Count = 10, Block = TimeSpan.FromSeconds(1) }); // GLIDE2004: Block
        batch.CustomCommand("XREAD", "STREAMS", "s", "0");
        batch.CustomCommand("XREADGROUP", "GROUP", "g", "me", "COUNT", "10", "STREAMS", "s", ">");
        batch.CustomCommand("XREADGROUP", "GROUP", "g", "me", Block, "0", "STREAMS", "s", ">"); // GLIDE2004: Block
        batch.CustomCommand("XREAD", word, "0", "STREAMS", "s", "0");
        batch.CustomCommand("XREAD", "COUNT", "1", "STREAMS", "s", "block");
        await client.ExecuteAsync(batch);

        await cluster.ExecuteAsync(new AtomicClusterBatch().XRead(out _, [StreamPosition.FromBeginning("s")]).XReadGroup(out _, "g", "me", [StreamGroupPosition.New("s")]));
        await client.XReadGroupAsync("g", "me", [StreamGroupPosition.New("s")], new XReadGroupOptions { Block = TimeSpan.FromSeconds(1) });
    }
}
