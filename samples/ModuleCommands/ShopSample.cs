using System.Globalization;
using Acme.Shop;
using Glide;

namespace Acme;

/// <summary>
/// A view of one's own on commands that every server has: <c>specs/shop</c> says what a shop means by them. The methods are extensions of
/// the client's interfaces, so that one piece of code serves a server and a cluster.
/// </summary>
public static class ShopSample
{
    private const string Library = """
        #!lua name=shop
        server.register_function('restock', function(keys, args)
          return { keys[1], server.call('INCRBY', keys[1], args[1]) }
        end)
        """;

    /// <summary><c>HGETALL</c>, whose <c>reply_schema</c> is an object: it comes back as a record.</summary>
    public static async Task CustomerAsync(IValkeyCommands client, TextWriter output)
    {
        await client.HSetAsync("customer:1", [new("name", "Ada"), new("orders", 3), new("balance", 12.5)]);
        CustomerReply customer = await client.CustomerAsync("customer:1");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  CustomerAsync: {customer.Name} has ordered {customer.Orders} times, the balance is {customer.Balance}."));
    }

    /// <summary>They are queued beside Valkey's own, and what they answer is typed just so.</summary>
    public static async Task BatchAsync(GlideClient client, TextWriter output)
    {
        var batch = new AtomicBatch()
            .Set(out _, "price:tea", 350)
            .Set(out _, "price:cake", 420)
            .Prices(out var prices, "price:tea", "price:nothing", "price:cake")
            .Customer(out var customer, "customer:1");
        BatchResults results = await client.ExecuteAsync(batch);

        // The results have an indexer for each type that Valkey's own commands answer; Get does for every type.
        await output.WriteLineAsync($"  In a batch: prices {Words(results[prices])}; customer {results.Get(customer).Name}.");
    }

    /// <summary><c>FCALL</c> has no <c>reply_schema</c>: what comes back depends on the function, and is a small typed tree.</summary>
    public static async Task FunctionAsync(IValkeyCommands client, TextWriter output)
    {
        await client.FunctionLoadAsync(Library, replace: true);
        await client.SetAsync("stock:tea", 40);
        ValkeyReply reply = await client.CallAsync("restock", ["stock:tea"], [2]);
        await output.WriteLineAsync($"  CallAsync: {reply.Items[0].AsText()} is now {reply.Items[1].AsInt64()}.");
    }

    /// <summary>The tips say where a command goes in a cluster, and what becomes of several replies.</summary>
    public static async Task ClusterAsync(GlideClusterClient cluster, TextWriter output)
    {
        await cluster.MSetAsync([new("price:tea", 350), new("price:cake", 420), new("price:coffee", 280)]);

        // Keys of several slots: one command a slot, all at once, and the prices in the order of the products.
        var prices = await cluster.PricesAsync("price:tea", "price:cake", "price:nothing", "price:coffee");
        await output.WriteLineAsync($"  PricesAsync over several slots: {Words(prices)}.");

        // Every shard counts, and the numbers are added up; or each speaks for itself.
        long all = await cluster.CountEntriesAsync();
        var each = await cluster.OnAllPrimaries.CountEntriesAsync();
        await output.WriteLineAsync($"  CountEntriesAsync: {all} in all, and by shard {(each.Sum(node => node.Value) == all ? "as many" : "others")}, on {each.Count} shards.");

        // A batch is split and folded too.
        var batch = new ClusterBatch().Prices(out var again, "price:coffee", "price:tea").CountEntries(out var count);
        var results = await cluster.ExecuteAsync(batch);
        await output.WriteLineAsync($"  In a batch over the cluster: prices {Words(results[again])}; entries counted {results[count] == all}.");
    }

    private static string Words(long?[] prices) => string.Join(", ", prices.Select(price => price is null ? "none" : price.Value.ToString(CultureInfo.InvariantCulture)));
}
