// A client that is made to read only, where that is visible.
namespace Corpus.ReadOnlyClients;

public sealed class Readers
{
    public static async Task DirectAsync(string host)
    {
        await using var reader = await GlideClient.ConnectAsync(new GlideClientOptions { Host = host, ReadOnly = true });
        await reader.GetAsync("a");
        await reader.SetAsync("a", 1); // GLIDE1003: SetAsync
    }

    public static async Task OptionsAsync(string address)
    {
        var options = GlideClientOptions.Parse(address) with { ReadOnly = true };
        var reader = await GlideClient.ConnectAsync(options).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.With(TimeSpan.FromSeconds(1)).DelAsync("a").ConfigureAwait(false); // GLIDE1003: DelAsync
            IValkeyCommands commands = reader;
            await commands.IncrAsync("a"); // GLIDE1003: IncrAsync
        }
    }

    public static async Task UndoneAsync(string address)
    {
        var options = new GlideClientOptions { ReadOnly = true };
        await using var writer = await GlideClient.ConnectAsync(options with { ReadOnly = false, ClientName = address });
        await writer.SetAsync("a", 1);
        await using var named = await GlideClient.ConnectAsync(options with { ClientName = address });
        await named.SetAsync("a", 1); // GLIDE1003: SetAsync
    }

    public static async Task UnknownAsync(bool isReader, GlideClientOptions options, GlideClient client)
    {
        await using var some = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = isReader });
        await some.SetAsync("a", 1);
        await using var other = await GlideClient.ConnectAsync(options);
        await other.SetAsync("a", 1);
        var chosen = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = true });
        if (!isReader)
        {
            chosen = client;
        }

        await chosen.SetAsync("a", 1);
    }

    public static async Task WaitedForAsync()
    {
        var reader = GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = true });
        var client = await reader;
        await client.SetAsync("a", 1); // GLIDE1003: SetAsync
    }
}
