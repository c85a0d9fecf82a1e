using Glide;
using Shop.Commands;

await using GlideClient client = await GlideClient.ConnectAsync(args[0]);

await client.SetAsync("greeting", "hello");
string? greeting = await client.GetAsync("greeting");
string? nothing = await client.GetAsync("nobody");
Console.WriteLine($"greeting: {greeting}, nobody: {nothing ?? "null"}");

await client.HSetAsync("stock", new FieldValue("pears", 3), new FieldValue("plums", 5));
long pears = await client.HIncrByAsync("stock", "pears", -1);
Console.WriteLine($"pears: {pears}, kinds: {await client.HLenAsync("stock")}");

var batch = new AtomicBatch();
Queued<long> visits = batch.Incr("visits");
Queued<ValkeyValue?> name = batch.Get("greeting");
Queued<long> length = batch.Measure("greeting");
BatchResults results = await client.ExecuteAsync(batch);
Console.WriteLine($"visits: {results[visits]}, name: {results[name]}, of {results[length]} bytes");

// The project's own spec describes it, under a name of its own.
long measured = await client.MeasureAsync("greeting");
Console.WriteLine($"measured: {measured}");

try
{
    await client.LPushAsync("greeting", "x");
}
catch (ValkeyServerException error)
{
    Console.WriteLine($"error: {error.Code}");
}
