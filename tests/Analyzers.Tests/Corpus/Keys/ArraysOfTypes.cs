// Arrays in fields that are shared with others, or hidden by names that only look the same.
namespace Corpus.ArraysOfTypes;

public partial class Shared(GlideClusterClient cluster)
{
    private static readonly ValkeyKey[] Open = ["a", "b"], Other = ["{x}1", "{x}2"];
    private static readonly ValkeyKey[] Returned = ["a", "b"];
    private static readonly ValkeyKey[] Taken = ["a", "b"];
    private static readonly ValkeyKey[] InOtherPart = ["a", "b"];
    private static readonly ValkeyKey[] Nested = ["a", "b"];
    private static readonly ValkeyKey[] Mixed = ["a", Environment.MachineName, "b"];
    private static readonly ValkeyKey[] Filled = new ValkeyKey[2];
    private static readonly ValkeyKey[]? Absent = null;
    private static readonly IReadOnlyList<ValkeyKey> Listed = ["a", "b"];
    internal static readonly ValkeyKey[] Internal = ["a", "b"];
    private static readonly ValkeyKey[] ByReference = ["a", "b"];
    private static readonly ValkeyKey[] Spanned = ["a", "b"];

    public static ValkeyKey[] Return() => Returned;

    public static void Take(out ValkeyKey[] taken) => taken = Taken;

    public static ref ValkeyKey First() => ref ByReference[0];

    public async Task RunAsync(CancellationToken cancelled)
    {
        await cluster.SInterAsync(Open, cancelled); // GLIDE1001: Open
        await cluster.SInterAsync(Other, cancelled);
        await cluster.SInterAsync(Returned, cancelled);
        await cluster.SInterAsync(Taken, cancelled);
        await cluster.SInterAsync(InOtherPart, cancelled);
        await cluster.SInterAsync(Nested, cancelled);
        await cluster.SInterAsync(Mixed, cancelled); // GLIDE1001: Mixed
        await cluster.SInterAsync(Filled, cancelled);
        await cluster.SInterAsync(Absent, cancelled);
        await cluster.SInterAsync(Listed.ToArray(), cancelled);
        await cluster.SInterAsync(Internal, cancelled);
        await cluster.SInterAsync(ByReference, cancelled);
        Spanned.AsSpan().Fill("a");
        await cluster.SInterAsync(Spanned, cancelled);
        await cluster.MGetAsync(Open, cancelled);
        await cluster.On(ClusterRoute.AllPrimaries).MGetAsync(Open, cancelled); // GLIDE1001: Open
    }

    private sealed class Inner
    {
        public static void Change() => Nested[0] = "b";
    }
}

public partial class Shared
{
    public static void ChangePart() => (InOtherPart[0], InOtherPart[1]) = ("b", "b");
}
