using Glide;
using Glide.Samples;

// A tour of the typed commands, on a server that holds nothing else: the address comes as the first argument.
var address = args is [var given, ..] ? given : "valkey://localhost:6379";

await using var client = await GlideClient.ConnectAsync(GlideClientOptions.Parse(address) with { RequestTimeout = TimeSpan.FromSeconds(1) });
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
await Tour.BlockingAsync(client);
await Tour.ErrorsAsync(client);
await Tour.TransactionAsync(client);
await Tour.ThroughputAsync(client);
