// Calls of methods made of somebody's own specs.
using Glide.Commands;

namespace Corpus.ModuleCalls;

public static class Bloom
{
    [ValkeyCommand("BF.ADD", Flags = CommandFlags.Write)]
    public static ValueTask<bool> BfAddAsync(this IValkeyCommands commands, ValkeyKey key, ValkeyValue item)
        => throw new NotSupportedException(commands.ToString() + key + item);

    public static ValueTask<bool> HelperAsync(this IValkeyCommands commands, ValkeyKey key) => commands.BfAddAsync(key, "x");
}

public sealed class Adding(GlideClient client)
{
    public bool Run()
    {
        var one = client.BfAddAsync("filter", "item").AsTask().Result; // GLIDE2001: Result
        var two = Bloom.BfAddAsync(client, "filter", "item").AsTask().GetAwaiter().GetResult(); // GLIDE2001: GetResult
        var three = client.HelperAsync("filter").AsTask().Result;
        return one && two && three;
    }
}
