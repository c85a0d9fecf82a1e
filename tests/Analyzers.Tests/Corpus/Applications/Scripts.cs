// Scripts and functions name their keys apart from their arguments.
namespace Corpus.Scripts;

public sealed class Limiter(GlideClusterClient cluster, Func<string, string> keyOf)
{
    private const string Script = """
        local n = redis.call('INCR', KEYS[1])
        return redis.call('SET', KEYS[2], n)
        """;

    private static readonly ValkeyKey[] Counters = ["limit:count", "limit:last"];
    private static readonly ValkeyKey[] Together = ["{limit}:count", "{limit}:last"];

    public ValueTask<ValkeyReply> Wrong() => cluster.EvalAsync(Script, ["limit:count", "limit:last"]); // GLIDE1001: "limit:last"

    public ValueTask<ValkeyReply> WrongByName() => cluster.EvalAsync(args: ["limit:x"], keys: ["limit:count", "limit:last"], script: Script); // GLIDE1001: "limit:last"

    public ValueTask<ValkeyReply> Right() => cluster.EvalAsync(Script, Together, ["limit:x", "limit:y"]);

    public ValueTask<ValkeyReply> Arguments() => cluster.EvalAsync(Script, ["limit:count"], ["limit:last", "another"]);

    public ValueTask<ValkeyReply> Helper(string user) => cluster.EvalAsync(Script, [keyOf(user), "limit:last"]);

    public ValueTask<ValkeyReply> LocalHelper(string user)
    {
        return cluster.FCallAsync("count", [Key("count"), Key("last")]);

        ValkeyKey Key(string name) => $"{{{user}}}:{name}";
    }

    public ValueTask<ValkeyReply> StaticList() => cluster.FCallAsync("count", Counters); // GLIDE1001: Counters

    public async Task<long> Rotated(string user)
    {
        ValkeyKey[] keys = ["{limit}:count", $"{{limit}}:{user}"];
        keys[1] = "limit:last";
        var first = await cluster.EvalAsync(Script, keys);
        Span<ValkeyKey> two = new ValkeyKey[2];
        two[0] = "limit:count";
        two[1] = "limit:last";
        var second = cluster.EvalAsync(Script, two);
        return first.AsInt64() + (await second).AsInt64();
    }
}
