using static Glide.Samples.Printing;

namespace Glide.Samples;

/// <summary>One stop for each type of data.</summary>
internal static partial class Tour
{
    public static async Task StringsAsync(IValkeyCommands client)
    {
        Heading("Strings");
        await client.SetAsync("greeting", "hello", expiry: SetExpiry.In(TimeSpan.FromMinutes(5)));
        string? greeting = await client.GetAsync("greeting");
        TimeSpan? left = await client.PTtlAsync("greeting");
        Show("GET greeting", greeting);
        Show("PTTL greeting", left is { } time ? $"{time.TotalSeconds:F0} s" : "for ever");

        Show("SET greeting … NX", await client.SetAsync("greeting", "again", SetCondition.IfNotExists));
        Show("SET greeting … IFEQ hello", await client.SetAsync("greeting", "bye", SetCondition.IfEquals("hello")));
        Show("INCRBY visits 5", await client.IncrByAsync("visits", 5));
        Show("INCRBYFLOAT ratio 0.5", await client.IncrByFloatAsync("ratio", 0.5));

        await client.MSetAsync(new KeyValue("a", 1), new KeyValue("b", 2));
        var values = await client.MGetAsync("a", "b", "missing");
        Show("MGET a b missing", string.Join(", ", values.Select(value => value?.ToString() ?? "null")));
    }

    public static async Task HashesAsync(IValkeyCommands client)
    {
        Heading("Hashes");
        await client.HSetAsync("user:1", new FieldValue("name", "Ada"), new FieldValue("born", 1815));
        Show("HGETALL user:1", string.Join(", ", (await client.HGetAllAsync("user:1")).Select(field => $"{field.Key} = {field.Value}")));
        var born = await client.HIncrByAsync("user:1", "born", 1);
        Show("HINCRBY user:1 born 1", born);
    }

    public static async Task ListsAsync(IValkeyCommands client)
    {
        Heading("Lists");
        await client.RPushAsync("queue", "one", "two", "three");
        Show("LRANGE queue 0 -1", string.Join(", ", await client.LRangeAsync("queue", 0, -1)));
        Show("LPOP queue", await client.LPopAsync("queue"));
        Show("LMOVE queue done LEFT RIGHT", await client.LMoveAsync("queue", "done", ListSide.Left, ListSide.Right));
    }

    public static async Task SetsAsync(IValkeyCommands client)
    {
        Heading("Sets");
        await client.SAddAsync("tags:1", "fast", "typed");
        await client.SAddAsync("tags:2", "typed", "safe");
        Show("SINTER tags:1 tags:2", string.Join(", ", await client.SInterAsync("tags:1", "tags:2")));
        Show("SISMEMBER tags:1 safe", await client.SIsMemberAsync("tags:1", "safe"));
    }

    public static async Task SortedSetsAsync(IValkeyCommands client)
    {
        Heading("Sorted sets");
        await client.ZAddAsync("scores", [new("ann", 3), new("bob", 1), new("cid", 2)]);
        Show("ZRANGE scores (1 +inf BYSCORE WITHSCORES", string.Join(", ",
            (await client.ZRangeWithScoresAsync("scores", ZRange.ByScore(ScoreBound.Exclusive(1), ScoreBound.PositiveInfinity)))
            .Select(entry => $"{entry.Member}: {entry.Score}")));
        Show("ZRANK scores nobody", await client.ZRankAsync("scores", "nobody"));
    }

    public static async Task StreamsAsync(IValkeyCommands client)
    {
        Heading("Streams");
        var id = await client.XAddAsync("events", [new("kind", "login"), new("user", "ada")]);
        Show("XADD events *", id);
        foreach (var stream in await client.XReadAsync([StreamPosition.FromBeginning("events")]))
        {
            foreach (var entry in stream.Entries)
            {
                Show($"XREAD {stream.Key}", $"{entry.Id}: {string.Join(", ", entry.Fields!.Select(field => $"{field.Field} = {field.Value}"))}");
            }
        }
    }

    public static async Task PlacesAsync(IValkeyCommands client)
    {
        Heading("Places");
        await client.GeoAddAsync("cities", [new(13.361389, 38.115556, "Palermo"), new(15.087269, 37.502669, "Catania")]);
        Show("GEODIST cities Palermo Catania km", await client.GeoDistAsync("cities", "Palermo", "Catania", GeoUnit.Kilometers));
        Show("GEOSEARCH within 100 km of Catania", string.Join(", ",
            await client.GeoSearchAsync("cities", GeoSearchArea.Circle(GeoOrigin.Member("Catania"), 100, GeoUnit.Kilometers))));
    }

    public static async Task BitsAsync(IValkeyCommands client)
    {
        Heading("Bits and estimates");
        await client.SetBitAsync("days", 3, true);
        Show("BITCOUNT days", await client.BitCountAsync("days"));
        await client.PfAddAsync("visitors", "ada", "bob", "ada");
        Show("PFCOUNT visitors", await client.PfCountAsync("visitors"));
    }

    public static async Task ScriptsAsync(IValkeyCommands client)
    {
        Heading("Scripts");
        var reply = await client.EvalAsync("return {KEYS[1], tonumber(ARGV[1]) * 2}", ["key"], [21]);
        Show("EVAL", $"{reply.Items[0].AsValue()}, {reply.Items[1].AsInt64()}");
    }
}
