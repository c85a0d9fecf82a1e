using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Connecting;

/// <summary>A server with a password and users.</summary>
public sealed class ProtectedServer : IAsyncLifetime
{
    public const string Password = "open sesame";

    public const string ReaderPassword = "readers-only";

    public ValkeyServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ValkeyServer.StartAsync(new ServerOptions
    {
        Password = Password,
        Users =
        [
            $"reader on >{ReaderPassword} ~* +@read +@connection +acl|whoami",
            $"narrow on >{ReaderPassword} ~* +@read",
        ],
    });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
