using Glide.Commands;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>The commands whose folding is compared, at least one for each pair of policies.</summary>
internal static class FoldCases
{
    private const string Script = "return 1";
    private const string ScriptDigest = "e0e1f9fabfc9d4800c877a703b823ac0578ff8db";
    private const string Library = "#!lua name=folded\nredis.register_function('one', function() return 1 end)";
    private const string Spin =
        "#!lua name=spin\nredis.register_function{function_name='spin', callback=function() while true do end end, flags={'no-writes'}}";

    public static IReadOnlyList<FoldCase> All { get; } =
    [
        // All shards.
        new("DBSIZE") { Arrange = SetTenAsync, Typed = static async client => await client.DbSizeAsync() },
        new("KEYS", "fold:*") { Arrange = SetTenAsync, AnyOrder = true, Typed = static async client => await client.KeysAsync("fold:*") },
        new("RANDOMKEY") { Arrange = SetOneAsync, Typed = static async client => await client.RandomKeyAsync() },
        new("SCRIPT", "EXISTS", ScriptDigest, "ffffffffffffffffffffffffffffffffffffffff")
        {
            Arrange = static scene => scene.RunAsync(scene.Primaries, "SCRIPT", "LOAD", Script),
            Typed = static async client => await client.ScriptExistsAsync(ScriptDigest, "ffffffffffffffffffffffffffffffffffffffff"),
        },
        new("SCRIPT", "EXISTS", ScriptDigest)
        {
            Arrange = static async scene =>
            {
                await scene.RunAsync(scene.Nodes, "SCRIPT", "FLUSH");
                await scene.RunAsync(scene.Primaries.Take(1), "SCRIPT", "LOAD", Script);
            },
            Typed = static async client => await client.ScriptExistsAsync(ScriptDigest),
        },
        new("FUNCTION", "LOAD", Library)
        {
            Changes = true,
            Arrange = static scene => scene.RunAsync(scene.Primaries, "FUNCTION", "FLUSH"),
            Typed = static async client => await client.FunctionLoadAsync(Library),
        },
        new("FUNCTION", "DELETE", "folded")
        {
            Changes = true,
            Arrange = static scene => scene.RunAsync(scene.Primaries, "FUNCTION", "LOAD", "REPLACE", Library),
            Typed = static client => Ok(client.FunctionDeleteAsync("folded")),
        },
        new("FUNCTION", "KILL") { Changes = true, Arrange = CallFunctionAsync, Typed = static client => Ok(client.FunctionKillAsync()) },
        new("FUNCTION", "KILL") { Arrange = BeFreeAsync, Typed = static client => Ok(client.FunctionKillAsync()) },
        new("SCRIPT", "KILL") { Changes = true, Arrange = CallScriptAsync, Typed = static client => Ok(client.ScriptKillAsync()) },
        new("FUNCTION", "STATS") { Arrange = BeFreeAsync },
        new("INFO", "server") { Stable = RunIds, Typed = static async client => Each(await client.InfoAsync("server")) },
        new("LASTSAVE") { Typed = static async client => Each(await client.LastSaveAsync()) },
        new("PING") { Typed = static async client => await client.PingAsync() },
        new("MEMORY", "PURGE") { Typed = static client => Ok(client.MemoryPurgeAsync()) },
        new("FLUSHDB") { Changes = true, Arrange = SetTenAsync, Typed = static client => Ok(client.FlushDbAsync()) },
        new("FLUSHALL") { Changes = true, Arrange = SetTenAsync, Typed = static client => Ok(client.FlushAllAsync()) },
        new("CLUSTER", "SLOT-STATS", "SLOTSRANGE", "5455", "5470") { Arrange = SetTenAsync, AnyOrder = true },
        new("WAIT", "1", "5000")
        {
            TypedOnly = true,
            Typed = static async client => await client.Executor.ExecuteAsync<WaitCommand, long>(new WaitCommand(1, TimeSpan.FromSeconds(5))),
        },
        new("WAITAOF", "0", "0", "5000")
        {
            TypedOnly = true,
            Typed = static async client => Plain.Of(
                (object)await client.Executor.ExecuteAsync<WaitAofCommand, AofAcknowledgement>(new WaitAofCommand(0, 0, TimeSpan.FromSeconds(5)))),
        },

        // All nodes.
        new("SCRIPT", "LOAD", Script) { Typed = static async client => await client.ScriptLoadAsync(Script) },
        new("SCRIPT", "FLUSH") { Typed = static client => Ok(client.ScriptFlushAsync()) },
        new("CONFIG", "SET", "slowlog-max-len", "77") { Typed = static client => Ok(client.ConfigSetAsync(new ConfigSetting("slowlog-max-len", "77"))) },
        new("CONFIG", "SET", "no-such-setting", "1") { Typed = static client => Ok(client.ConfigSetAsync(new ConfigSetting("no-such-setting", "1"))) },
        new("ACL", "SETUSER", "folded", "on", "+get") { Typed = static client => Ok(client.AclSetUserAsync("folded", "on", "+get")) },
        new("ACL", "DELUSER", "folded")
        {
            Changes = true,
            Arrange = static scene => scene.RunAsync(scene.Nodes, "ACL", "SETUSER", "folded"),
            Typed = static async client => await client.AclDelUserAsync("folded"),
        },
        new("CLIENT", "KILL", "TYPE", "PUBSUB")
        {
            Changes = true,
            Arrange = SubscribeAsync,
            Typed = static async client => await client.ClientKillAsync(new ClientFilter { Type = ClientType.PubSub }),
        },
        new("PUBSUB", "CHANNELS") { Arrange = SubscribeAsync, AnyOrder = true, Typed = static async client => await client.PubSubChannelsAsync() },
        new("PUBSUB", "NUMPAT") { Arrange = SubscribeAsync, Typed = static async client => await client.PubSubNumPatAsync() },
        new("PUBSUB", "NUMSUB", "news", "none", "news")
        {
            Arrange = SubscribeAsync,
            Typed = static async client => await client.PubSubNumSubAsync("news", "none", "news"),
        },
        new("PUBSUB", "SHARDCHANNELS")
        {
            Arrange = SubscribeAsync,
            AnyOrder = true,
            Typed = static async client => await client.PubSubShardChannelsAsync(),
        },
        new("PUBSUB", "SHARDNUMSUB", "news", "none")
        {
            Arrange = SubscribeAsync,
            Typed = static async client => await client.PubSubShardNumSubAsync("news", "none"),
        },
        new("SLOWLOG", "LEN") { Arrange = BeSlowAsync, Typed = static async client => await client.SlowLogLenAsync() },
        new("SLOWLOG", "GET", "-1") { Arrange = BeSlowAsync, AnyOrder = true },
        new("SLOWLOG", "RESET") { Arrange = BeSlowAsync, Typed = static client => Ok(client.SlowLogResetAsync()) },
        new("ACL", "LOG", "RESET") { Typed = static client => Ok(client.AclLogResetAsync()) },
        new("COMMANDLOG", "LEN", "slow") { Arrange = BeSlowAsync, Typed = static async client => await client.CommandLogLenAsync(CommandLogType.Slow) },
        new("LATENCY", "HISTORY", "command") { Arrange = BeLateAsync },
        new("LATENCY", "LATEST") { Arrange = BeLateAsync },
        new("LATENCY", "RESET", "command")
        {
            Changes = true,
            Arrange = BeLateAsync,
            Typed = static async client => await client.LatencyResetAsync("command"),
        },

        // By keys, split.
        new("MGET", "fold:1", "fold:2", "none", "fold:3", "fold:1")
        {
            Arrange = SetTenAsync,
            Typed = static async client => await client.MGetAsync("fold:1", "fold:2", "none", "fold:3", "fold:1"),
        },
        new("MSET", "fold:1", "a", "fold:2", "b", "fold:3", "c")
        {
            Typed = static client => Ok(client.MSetAsync(new KeyValue("fold:1", "a"), new KeyValue("fold:2", "b"), new KeyValue("fold:3", "c"))),
        },
        new("EXISTS", "fold:1", "fold:2", "none", "fold:3", "fold:1")
        {
            Arrange = SetTenAsync,
            Typed = static async client => await client.ExistsAsync("fold:1", "fold:2", "none", "fold:3", "fold:1"),
        },
        new("TOUCH", "fold:1", "fold:2", "none", "fold:3")
        {
            Arrange = SetTenAsync,
            Typed = static async client => await client.TouchAsync("fold:1", "fold:2", "none", "fold:3"),
        },
        new("DEL", "fold:1", "fold:2", "none", "fold:3")
        {
            Changes = true,
            Arrange = SetTenAsync,
            Typed = static async client => await client.DelAsync("fold:1", "fold:2", "none", "fold:3"),
        },
        new("UNLINK", "fold:1", "fold:2", "none", "fold:3")
        {
            Changes = true,
            Arrange = SetTenAsync,
            Typed = static async client => await client.UnlinkAsync("fold:1", "fold:2", "none", "fold:3"),
        },

        // By a slot, a cursor, a key, a route.
        new("CLUSTER", "COUNTKEYSINSLOT", "8338") { Arrange = SetTaggedAsync, Typed = static async client => await client.ClusterCountKeysInSlotAsync(8338) },
        new("CLUSTER", "GETKEYSINSLOT", "8338", "10")
        {
            Arrange = SetTaggedAsync,
            AnyOrder = true,
            Typed = static async client => await client.ClusterGetKeysInSlotAsync(8338, 10),
        },
        new("CLUSTERSCAN", "0") { Arrange = SetTaggedAsync },
        new("SCAN", "0") { Arrange = SetTaggedAsync },
        new("GET", "fold:1") { Arrange = SetTenAsync, Typed = static async client => await client.GetAsync("fold:1") },
        new("CLUSTER", "MYID"),
        new("CLUSTER", "MYSHARDID"),
    ];

    /// <summary>Whether no word of the command says where it goes.</summary>
    public static bool NeedsRoute(CommandDescriptor descriptor) => descriptor is { RequestPolicy: RequestPolicy.Special, KeySpecs.IsEmpty: true };

    /// <summary>Whether nodes are busy around the command, or count no calls.</summary>
    public static bool ForgetsCounts(CommandDescriptor descriptor) => descriptor.ResponsePolicy == ResponsePolicy.OneSucceeded;

    private static async Task<object?> Ok(ValueTask call)
    {
        await call;
        return "OK";
    }

    private static List<object?> Each<T>(NodeReplies<T> replies) =>
        replies.Select(static reply => (object?)new List<object?> { (long)reply.Node.Port, Plain.Of((object?)reply.Value) }).ToList();

    /// <summary>What is a node's own in the text of INFO.</summary>
    private static List<object?> RunIds(object? answer) => ((List<object?>)answer!).ConvertAll(static node =>
    {
        var both = (List<object?>)node!;
        return (object?)new List<object?> { both[0], ((string)both[1]!).Split("\r\n").Single(static line => line.StartsWith("run_id:", StringComparison.Ordinal)) };
    });

    private static async Task SetTenAsync(FoldScene scene)
    {
        await scene.RunAsync(scene.Primaries, "FLUSHALL");
        await scene.SetAsync([.. Enumerable.Range(0, 10).Select(static i => $"fold:{i}")]);
    }

    private static async Task SetOneAsync(FoldScene scene)
    {
        await scene.RunAsync(scene.Primaries, "FLUSHALL");
        await scene.SetAsync((await scene.Whole.KeyOfEachAsync("one"))[1]);
    }

    private static async Task SetTaggedAsync(FoldScene scene)
    {
        await scene.RunAsync(scene.Primaries, "FLUSHALL");
        await scene.SetAsync("{tag}1", "{tag}2", "{tag}3", "other");
    }

    private static async Task CallFunctionAsync(FoldScene scene)
    {
        await scene.WhenFreeAsync(scene.Primaries[1]);
        await scene.RunAsync(scene.Primaries, "FUNCTION", "LOAD", "REPLACE", Spin);
        await scene.KeepBusyAsync(scene.Primaries[1], "FCALL", "spin", "0");
    }

    private static Task BeFreeAsync(FoldScene scene) => Task.WhenAll(scene.Primaries.Select(scene.WhenFreeAsync));

    private static Task CallScriptAsync(FoldScene scene) => scene.KeepBusyAsync(scene.Primaries[2], "EVAL", "while true do end", "0");

    /// <summary>Subscribers at two primaries and a replica: of a channel that both have and one that one has, of a pattern, of a sharded channel.</summary>
    private static async Task SubscribeAsync(FoldScene scene)
    {
        foreach (var node in (Harness.ValkeyServer[])[scene.Primaries[0], scene.Primaries[2], scene.Whole.Cluster.Replicas[1]])
        {
            var connection = await scene.OpenAsync(node);
            await connection.ExecuteAsync("SUBSCRIBE", "news");
            await connection.ExecuteAsync("SUBSCRIBE", $"only:{node.Port}");
            await connection.ExecuteAsync("PSUBSCRIBE", "n*");
        }

        var sharded = await scene.OpenAsync(await scene.Whole.PrimaryOfAsync("news"));
        await sharded.ExecuteAsync("SSUBSCRIBE", "news");
    }

    /// <summary>A few entries in every node's log of slow commands.</summary>
    private static async Task BeSlowAsync(FoldScene scene)
    {
        await scene.RunAsync(scene.Nodes, "SLOWLOG", "RESET");
        await scene.RunAsync(scene.Nodes, "CONFIG", "SET", "slowlog-log-slower-than", "0");
        await scene.RunAsync(scene.Nodes, "ECHO", "slow");
        await scene.RunAsync(scene.Nodes, "CONFIG", "SET", "slowlog-log-slower-than", "-1");
    }

    /// <summary>A late command at a primary and at a replica.</summary>
    private static async Task BeLateAsync(FoldScene scene)
    {
        Harness.ValkeyServer[] nodes = [scene.Primaries[1], scene.Whole.Cluster.Replicas[0]];
        await scene.RunAsync(nodes, "CONFIG", "SET", "latency-monitor-threshold", "1");
        await scene.RunAsync(nodes, "EVAL", "local t = 0; for i = 1, 3000000 do t = t + i end; return 1", "0");
        await scene.RunAsync(nodes, "CONFIG", "SET", "latency-monitor-threshold", "0");
    }
}
