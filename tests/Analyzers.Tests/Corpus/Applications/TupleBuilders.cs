// Batches that a lambda builds and whose replies come as a tuple.
namespace Corpus.TupleBuilders;

public sealed record Profile(string? Name, long Visits);

public sealed class Profiles(GlideClusterClient cluster, GlideClient single)
{
    public async Task<Profile> Wrong()
    {
        var (name, visits) = await cluster.ExecuteAsync((AtomicClusterBatch b) => (b.Get("name"), b.Incr("visits"))); // GLIDE1002: "visits"
        return new(name, visits);
    }

    public async Task<Profile> Right(string user)
    {
        var (name, visits) = await cluster.ExecuteAsync((AtomicClusterBatch b) => (b.Get($"{{{user}}}:name"), b.Incr($"{{{user}}}:visits")));
        return new(name, visits);
    }

    public async Task<Profile> NotAtomic()
    {
        var (name, visits) = await cluster.ExecuteAsync((ClusterBatch b) => (b.Get("name"), b.Incr("visits")));
        return new(name, visits);
    }

    public async Task<Profile> OneServer()
    {
        var (name, visits) = await single.ExecuteAsync((AtomicBatch b) => (b.Get("name"), b.Incr("visits")));
        return new(name, visits);
    }

    public async Task<long> Three() => (await cluster.ExecuteAsync((AtomicClusterBatch b) => (
        b.Get("{u}:name"),
        b.Incr("{u}:visits"),
        b.SCard("friends")))).Item3; // GLIDE1002: "friends"

    public async Task<long> WithBody(string user)
    {
        var (count, size) = await cluster.ExecuteAsync((AtomicClusterBatch b) =>
        {
            b.SAdd("users", user);
            var added = b.Incr("users:count"); // GLIDE1002: "users:count"
            return (added, b.SCard("users"));
        });
        return count + size;
    }

    public long Waiting() => cluster.ExecuteAsync((AtomicClusterBatch b) => (b.Get("{u}:name"), b.Incr("{u}:visits"))).AsTask().Result.Item2; // GLIDE2001: Result
}
