using Glide.Harness;

namespace Glide.Client.Tests.Commands;

/// <summary>Asks a real server, other than those whose calls are counted, which of a command's words are keys.</summary>
internal sealed class KeyOracle : IAsyncDisposable
{
    private readonly ValkeyServer _server;
    private readonly GlideClient _client;

    private KeyOracle(ValkeyServer server, GlideClient client)
    {
        _server = server;
        _client = client;
    }

    public static async Task<KeyOracle> StartAsync()
    {
        var server = await ValkeyServer.StartAsync();

        // It is the first of all connections, and every test waits for it: on a busy machine its code alone takes seconds to compile.
        return new KeyOracle(server, await GlideClient.ConnectAsync($"{server.Host}:{server.Port}?requestTimeout=20000&connectionTimeout=60000"));
    }

    /// <summary>The keys, in the server's order; none if it says that the command has none.</summary>
    public async Task<IReadOnlyList<string>> KeysOfAsync(IReadOnlyList<byte[]> words)
    {
        try
        {
            var reply = await _client.CustomCommandAsync(["COMMAND", "GETKEYS", .. words.Select(static word => (ValkeyValue)word)]);
            return [.. reply.Items.Select(static item => item.AsText())];
        }
        catch (ValkeyServerException exception) when (exception.Message.Contains("no key arguments", StringComparison.Ordinal))
        {
            return [];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }
}
