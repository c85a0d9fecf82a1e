// Commands given as words that no batch can hold: the client refuses them when they are queued.
namespace Corpus.WordsThatWait;

public sealed class Words(GlideClient client, GlideClusterClient cluster)
{
    private const string Pop = "BLPOP";

    public async Task RunAsync(string command)
    {
        var batch = new Batch();
        batch.CustomCommand("BLPOP", "queue", "0"); // GLIDE2004: "BLPOP"
        batch.CustomCommand(Pop, "queue", "0"); // GLIDE2004: Pop
        batch.CustomCommand("blpop", "queue", "0"); // GLIDE2004: "blpop"
        batch.CustomCommand("SUBSCRIBE", "news"); // GLIDE2004: "SUBSCRIBE"
        batch.CustomCommand("MONITOR"); // GLIDE2004: "MONITOR"
        batch.CustomCommand("WATCH", "a"); // GLIDE2004: "WATCH"
        batch.CustomCommand("CLIENT", "REPLY", "OFF"); // GLIDE2004: "CLIENT"
        batch.CustomCommand(["SELECT", "1"]); // GLIDE2004: "SELECT"
        batch.CustomCommand(out _, "MULTI"); // GLIDE2004: "MULTI"
        batch.CustomCommand("GET", "a");
        batch.CustomCommand("CLIENT", "INFO");
        batch.CustomCommand("JSON.GET", "a");
        batch.CustomCommand(command, "BLPOP");
        batch.CustomCommand("SAVE");
        await client.ExecuteAsync(batch);

        var atomic = new AtomicBatch();
        atomic.CustomCommand("SAVE"); // GLIDE2004: "SAVE"
        await client.ExecuteAsync(atomic);

        await cluster.ExecuteAsync(new ClusterBatch().CustomCommand(out _, "BRPOP", "a", "0").Get(out _, "a")); // GLIDE2004: "BRPOP"
        await client.CustomCommandAsync("BLPOP", "queue", "1");
    }
}
