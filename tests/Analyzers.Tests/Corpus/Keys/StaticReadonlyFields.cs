// A static readonly field that only its initializer sets, to a literal, can be nothing else.
namespace Corpus.StaticReadonlyFields;

public sealed class Inventory(GlideClusterClient cluster)
{
    private static readonly ValkeyKey Open = "orders:open";
    private static readonly string Closed = "orders:closed";
    private static readonly byte[] Archived = "orders:archived"u8.ToArray();
    private static readonly ValkeyKey FromEnvironment = Environment.GetEnvironmentVariable("ORDERS") ?? "orders:closed";
    private static readonly string Suffixed = "orders:" + Environment.MachineName;
    private static readonly string Tagged = "{orders}:" + Environment.MachineName;
    private static ValkeyKey s_changing = "orders:closed";

    public static void Use(string name) => s_changing = name;

    public async Task CloseAsync(ValkeyValue order)
    {
        await cluster.SMoveAsync(Open, Closed, order); // GLIDE1001: Closed
        await cluster.SMoveAsync(Open, Archived, order); // GLIDE1001: Archived
        await cluster.SMoveAsync(Open, Tagged, order); // GLIDE1001: Tagged
        await cluster.SMoveAsync(Open, FromEnvironment, order);
        await cluster.SMoveAsync(Open, Suffixed, order);
        await cluster.SMoveAsync(Open, s_changing, order);
    }
}
