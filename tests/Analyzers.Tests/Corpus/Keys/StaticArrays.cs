// A private array that nothing in its type can write to holds what its initializer says.
namespace Corpus.StaticArrays;

public sealed class Indexes(GlideClusterClient cluster)
{
    private static readonly ValkeyKey[] All = ["idx:1", "idx:2"];
    private static readonly ValkeyKey[] Made = new ValkeyKey[] { "idx:1", "idx:2" };
    private static readonly ValkeyKey[] Written = ["idx:1", "idx:2"];
    private static readonly ValkeyKey[] Handed = ["idx:1", "idx:2"];
    private static readonly ValkeyKey[] Sorted = ["idx:1", "idx:2"];
    public static readonly ValkeyKey[] Public = ["idx:1", "idx:2"];
    private static readonly ValkeyKey[] Together = ["{idx}:1", "{idx}:2"];
    private static readonly ValkeyKey[] Given = Environment.GetEnvironmentVariable("X") is null ? ["idx:1", "idx:2"] : ["idx:3"];
    private static ValkeyKey[] s_changing = ["idx:1", "idx:2"];
    private static readonly List<ValkeyKey> Listed = ["idx:1", "idx:2"];
    private static ReadOnlySpan<byte> Literal => "idx:1"u8;

    static Indexes() => Written[1] = "idx:1";

    public static void Give(Action<ValkeyKey[]> taker)
    {
        taker(Handed);
        Array.Sort(Sorted, (a, b) => 0);
        s_changing = [];
    }

    public async Task RunAsync(CancellationToken cancelled)
    {
        await cluster.SInterAsync(All, cancelled); // GLIDE1001: All
        await cluster.SInterAsync(Made, cancelled); // GLIDE1001: Made
        await cluster.SInterAsync(Written, cancelled);
        await cluster.SInterAsync(Handed, cancelled);
        await cluster.SInterAsync(Sorted, cancelled);
        await cluster.SInterAsync(Public, cancelled);
        await cluster.SInterAsync(Together, cancelled);
        await cluster.SInterAsync(Given, cancelled);
        await cluster.SInterAsync(s_changing, cancelled);
        await cluster.SInterAsync(Listed.ToArray(), cancelled);
        await cluster.SInterAsync([.. All, "idx:3"], cancelled); // GLIDE1001: All
        Console.WriteLine(Literal.Length);
        await cluster.RenameAsync(All[0], All[1]);
        await cluster.UnlinkAsync(All);
        foreach (var key in All)
        {
            await cluster.UnlinkAsync(key);
        }
    }

    public async Task BatchAsync()
    {
        var batch = new AtomicClusterBatch();
        batch.Del(All); // GLIDE1002: All
        await cluster.ExecuteAsync(batch);
    }
}
