using Glide;
using Glide.Samples;

// A tour of the typed commands, on a server that holds nothing else: its address is the first argument. A second one is the address of a
// cluster, which is visited next.
var address = args is [var given, ..] ? given : "valkey://localhost:6379";
var patience = TimeSpan.FromSeconds(1);

await using var client = await GlideClient.ConnectAsync(GlideClientOptions.Parse(address) with { RequestTimeout = patience });
Console.WriteLine($"Connected to {address}: Valkey {client.ServerVersion}, RESP{client.Protocol}.");

await Tour.StringsAsync(client);
await Tour.HashesAsync(client);
await Tour.ListsAsync(client);
await Tour.SetsAsync(client);
await Tour.SortedSetsAsync(client);
await Tour.StreamsAsync(client);
await Tour.PlacesAsync(client);
await Tour.BitsAsync(client);
await Tour.ScriptsAsync(client);
await Tour.PipelineAsync(client);
await Tour.AtomicAsync(client);
await Tour.BlockingAsync(client);
await Tour.ErrorsAsync(client);
await Tour.TransactionAsync(client);
await Tour.ThroughputAsync(client);

if (args is [_, var clusterAddress, ..])
{
    await using var cluster = await GlideClusterClient.ConnectAsync(GlideClusterClientOptions.Parse(clusterAddress) with { RequestTimeout = patience });
    Console.WriteLine($"{Environment.NewLine}Connected to a cluster by {clusterAddress}.");

    ClusterTour.ShowNodes(cluster);
    await ClusterTour.KeysAsync(cluster);
    await ClusterTour.SplitAsync(cluster);
    await ClusterTour.FoldAsync(cluster);
    await ClusterTour.BatchAsync(cluster);
    await ClusterTour.EachNodeAsync(cluster);
    await ClusterTour.FailoverAsync(cluster);
}
