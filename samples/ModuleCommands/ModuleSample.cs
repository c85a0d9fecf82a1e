using Acme.Bloom;
using Acme.Json;
using Glide;

namespace Acme;

/// <summary>
/// The commands of two of Valkey's modules, from <c>specs/json</c> and <c>specs/bloom</c>. They are typed and routed whether or not the
/// server has the module; one without it answers that it does not know the command.
/// </summary>
public static class ModuleSample
{
    public static Task JsonAsync(IValkeyCommands client, TextWriter output) => TryAsync("JSON", output, async () =>
    {
        await client.JsonSetAsync("{tea}:product", "$", """{ "name": "tea", "price": 350, "tags": [] }""");
        string price = await client.JsonNumIncrByAsync("{tea}:product", "$.price", 20);
        await client.JsonArrAppendAsync("{tea}:product", "$.tags", "\"green\"", "\"loose\"");
        string? document = await client.JsonGetAsync("{tea}:product");
        string?[] names = await client.JsonMGetAsync("$.name", "{tea}:product", "{tea}:missing");
        ValkeyReply bytes = await client.JsonDebugMemoryAsync("{tea}:product");
        await output.WriteLineAsync($"  JSON: {document} costs {price} now; names {names[0]} and {names[1] ?? "none"}; {bytes} bytes.");
    });

    public static Task BloomAsync(IValkeyCommands client, TextWriter output) => TryAsync("BF", output, async () =>
    {
        await client.BfReserveAsync("visitors", 0.01, 10_000, BfReserveScaling.Expansion(2));
        bool[] isNew = await client.BfMAddAsync("visitors", "ada", "grace", "ada");
        bool known = await client.BfExistsAsync("visitors", "grace");
        await output.WriteLineAsync($"  Bloom filter: new {string.Join(", ", isNew)}; grace is {(known ? "probably known" : "unknown")}.");
    });

    private static async Task TryAsync(string module, TextWriter output, Func<Task> calls)
    {
        try
        {
            await calls();
        }
        catch (ValkeyServerException error) when (error.Message.Contains("unknown command", StringComparison.OrdinalIgnoreCase))
        {
            await output.WriteLineAsync($"  {module}: the server has no such module and says: {error.Message.Split(',')[0]}.");
        }
    }
}
