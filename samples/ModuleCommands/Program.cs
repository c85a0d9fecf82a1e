using Acme;
using Glide;

// Commands of one's own, made from the specs in this folder. The first argument is the address of a server, the second that of a cluster,
// which is visited next. Neither needs a module; what happens without one is shown too.
var address = args is [var given, ..] ? given : "valkey://localhost:6379";

await using var client = await GlideClient.ConnectAsync(address);
Console.WriteLine($"Connected to {address}: Valkey {client.ServerVersion}.");
await ShopSample.CustomerAsync(client, Console.Out);
await ShopSample.BatchAsync(client, Console.Out);
await ShopSample.FunctionAsync(client, Console.Out);
await ModuleSample.JsonAsync(client, Console.Out);
await ModuleSample.BloomAsync(client, Console.Out);

if (args is [_, var clusterAddress, ..])
{
    await using var cluster = await GlideClusterClient.ConnectAsync(clusterAddress);
    Console.WriteLine($"Connected to a cluster by {clusterAddress}.");
    await ShopSample.CustomerAsync(cluster, Console.Out);
    await ShopSample.FunctionAsync(cluster, Console.Out);
    await ShopSample.ClusterAsync(cluster, Console.Out);
    await ModuleSample.JsonAsync(cluster, Console.Out);
}
