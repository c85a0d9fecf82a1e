namespace Glide.Connections.Tests.Support;

/// <summary>One real server for the tests of a class.</summary>
public sealed class RealServer : IAsyncLifetime
{
    public ValkeyServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await ValkeyServer.StartAsync(new ServerOptions { Configuration = ["enable-debug-command local"] });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
