// Helpers around clients: generic ones, extension members, default interfaces, partial knowledge.
namespace Corpus.GenericHelpers;

public interface IKeys
{
    static abstract ValkeyKey Of(string id);
}

public static class ClusterExtensions
{
    extension(GlideClusterClient cluster)
    {
        public ValueTask ArchiveAsync(string id) => cluster.RenameAsync($"{{live}}:{id}", $"{{archive}}:{id}"); // GLIDE1001: $"{{archive}}:{id}"

        public ValueTask ArchiveTogetherAsync(string id) => cluster.RenameAsync($"live:{{{id}}}", $"archive:{{{id}}}");
    }

    public static AtomicClusterBatch Count(this AtomicClusterBatch batch, string name)
    {
        batch.Incr($"{{{name}}}:count");
        return batch;
    }

    public static async Task<TResult> WithBatch<TResult>(this GlideClusterClient cluster, Action<AtomicClusterBatch> fill, Func<BatchResults, TResult> read)
    {
        var batch = new AtomicClusterBatch();
        fill(batch);
        return read(await cluster.ExecuteAsync(batch));
    }

    public static ValueTask MoveAsync<TFrom, TTo>(this IGlideClusterClient cluster, string id)
        where TFrom : IKeys
        where TTo : IKeys => cluster.RenameAsync(TFrom.Of(id), TTo.Of(id));

    public static ValueTask MoveAsync<TClient>(TClient cluster, string from = "a", string to = "b")
        where TClient : IGlideClusterClient => cluster.RenameAsync(from, to);

    public static ValueTask MoveFixedAsync<TClient>(TClient cluster)
        where TClient : IGlideClusterClient => cluster.RenameAsync("from", "to"); // GLIDE1001: "to"
}

public sealed class Callers(GlideClusterClient cluster)
{
    public async Task Run(string name)
    {
        await cluster.ArchiveAsync("1");
        await ClusterExtensions.MoveAsync(cluster);
        var size = await cluster.WithBatch(
            batch =>
            {
                batch.Set("{w}:1", name);
                batch.Set("{v}:1", name); // GLIDE1002: "{v}:1"
            },
            results => results.Count);
        Console.WriteLine(size);

        var counted = new AtomicClusterBatch().Count("a").Count("b");
        await cluster.ExecuteAsync(counted);
    }

    public async Task ByteKeys(byte[] raw)
    {
        await cluster.RenameAsync("in"u8.ToArray(), "out"u8.ToArray()); // GLIDE1001: "out"u8.ToArray()
        await cluster.RenameAsync(raw, "out");
        await cluster.RenameAsync(new byte[] { 97 }, new byte[] { 97 });
        await cluster.RenameAsync(Encoding.UTF8.GetBytes("in"), "in");
        await cluster.RenameAsync(1, 2); // GLIDE1001: 2
    }

    public async Task Patterns(object thing)
    {
        if (thing is GlideClusterClient { State: ConnectionState.Connected } other)
        {
            await other.RenameAsync("in", "out"); // GLIDE1001: "out"
        }

        switch (thing)
        {
            case IGlideClusterClient inner when inner != cluster:
                await inner.SInterAsync("in", "out"); // GLIDE1001: "out"
                break;
            case GlideClient single:
                await single.RenameAsync("in", "out");
                break;
            case IValkeyCommands any:
                await any.RenameAsync("in", "out");
                break;
        }
    }

    public async Task Sessions()
    {
        await using var session = await cluster.OpenSessionAsync(ClusterRoute.SlotKey("in"));
        await session.MGetAsync("in", "out"); // GLIDE1001: "out"
        await cluster.With(TimeSpan.FromSeconds(1)).RenameAsync("in", "out"); // GLIDE1001: "out"
        await cluster.On(ClusterRoute.SlotKey("in")).MGetAsync("in", "out"); // GLIDE1001: "out"
    }
}
