// ValkeyMinimumServerVersion: 8.0
using Glide.Commands;

namespace Corpus.ModuleFacts;

public static class Fancy
{
    [ValkeyCommand("FANCY.ADD", Since = "9.0.0", Flags = CommandFlags.Write)]
    public static ValueTask<long> FancyAddAsync(this IValkeyCommands commands, ValkeyKey key) => throw new NotSupportedException(commands.ToString() + key);

    [ValkeyCommand("FANCY.GET", Since = "1.0.0", Flags = CommandFlags.ReadOnly)]
    public static ValueTask<long> FancyGetAsync(this IValkeyCommands commands, ValkeyKey key, [ValkeySince("9.0.0")] bool deep = false)
        => throw new NotSupportedException(commands.ToString() + key + deep);

    [ValkeyCommand("FANCY.PLAIN")]
    public static ValueTask<long> FancyPlainAsync(this IValkeyCommands commands, ValkeyKey key) => throw new NotSupportedException(commands.ToString() + key);
}

public sealed class Uses(GlideClient client)
{
    public async Task RunAsync(bool deep)
    {
        await client.FancyAddAsync("a"); // GLIDE2002: FancyAddAsync
        await Fancy.FancyAddAsync(client, "a"); // GLIDE2002: FancyAddAsync
        await client.FancyGetAsync("a");
        await client.FancyGetAsync("a", deep: true); // GLIDE2002: deep: true
        await client.FancyGetAsync("a", deep: false);
        await client.FancyGetAsync("a", deep);
        await client.FancyPlainAsync("a");
    }
}
