// Words of commands that are constants, expressions, spreads or not known at all.
namespace Corpus.WordsOfAllKinds;

public sealed class Words(GlideClient client, GlideClusterClient cluster)
{
    private const string Command = "BLPOP";

    public async Task RunAsync(string given, bool flag)
    {
        var batch = new Batch();
        batch.CustomCommand(Command, "queue", "0"); // GLIDE2004: Command
        batch.CustomCommand("blpop", "queue", "0"); // GLIDE2004: "blpop"
        batch.CustomCommand(given, "queue", "0");
        batch.CustomCommand("LPOP", "queue");
        batch.CustomCommand("XREAD", "COUNT", "1", "STREAMS", "a", "0");
        batch.CustomCommand("XREAD", "BLOCK", "0", "STREAMS", "a", "0"); // GLIDE2004: "BLOCK"
        batch.CustomCommand("CLIENT", "REPLY", "OFF"); // GLIDE2004: "CLIENT"
        batch.CustomCommand("CLIENT", "ID");
        batch.CustomCommand("SAVE");
        batch.CustomCommand("ACME.WAIT", "x");
        batch.CustomCommand(["WATCH", "a"]); // GLIDE2004: "WATCH"
        string[] words = ["WATCH", "a"];
        batch.CustomCommand([.. words.Select(word => (ValkeyValue)word)]);
        batch.CustomCommand("SELECT", 1); // GLIDE2004: "SELECT"
        batch.CustomCommand("MULTI"); // GLIDE2004: "MULTI"
        batch.CustomCommand("SUBSCRIBE", "a"); // GLIDE2004: "SUBSCRIBE"
        await client.ExecuteAsync(batch);
        var atomic = new AtomicClusterBatch();
        atomic.CustomCommand("SAVE"); // GLIDE2004: "SAVE"
        atomic.CustomCommand("GET", "a");
        atomic.CustomCommand("GET", "b");
        await cluster.ExecuteAsync(atomic);
        AtomicBatch? maybe = flag ? new() : null;
        maybe?.CustomCommand("BLPOP", "q", "0"); // GLIDE2004: "BLPOP"
        await client.ExecuteAsync(maybe!);
        await client.CustomCommandAsync("BLPOP", "q", "1");
        await client.CustomCommandAsync("WATCH", "q");
    }
}
