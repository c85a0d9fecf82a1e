using System.Diagnostics;
using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Connecting;

public sealed class AuthenticationTests(ProtectedServer fixture) : IClassFixture<ProtectedServer>
{
    private readonly ValkeyServer _server = fixture.Server;

    private GlideClientOptions Options => BehaviourServer.For(_server);

    [Theory]
    [InlineData(ValkeyProtocol.Resp3)]
    [InlineData(ValkeyProtocol.Resp2)]
    public async Task A_password_lets_the_default_user_in(ValkeyProtocol protocol)
    {
        await using var client = await GlideClient.ConnectAsync(Options with { Password = ProtectedServer.Password, Protocol = protocol });

        Assert.Equal("default", (await client.CustomCommandAsync("ACL", "WHOAMI")).AsText());
    }

    [Fact]
    public async Task A_user_and_its_password_are_taken_from_an_address()
    {
        await using var client = await GlideClient.ConnectAsync($"valkey://reader:{ProtectedServer.ReaderPassword}@127.0.0.1:{_server.Port}?requestTimeout=20000&connectionTimeout=20000");

        Assert.Equal("reader", (await client.CustomCommandAsync("ACL", "WHOAMI")).AsText());
    }

    [Theory]
    [InlineData(null, "wrong")]
    [InlineData("reader", "wrong")]
    [InlineData("nobody", ProtectedServer.Password)]
    public async Task A_wrong_password_is_told_at_once_and_after_one_attempt(string? user, string password)
    {
        await using var proxy = FaultProxy.Start(_server);
        await using SchedulingDelay delay = new();
        var start = Stopwatch.GetTimestamp();

        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(
            () => GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { User = user, Password = password }));

        Assert.Contains("WRONGPASS", error.Message, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{proxy.Port}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, error.ToString(), StringComparison.Ordinal);
        Assert.Single(proxy.Connections);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, delay.Extend(TimeSpan.FromSeconds(10), turns: 10));
    }

    [Fact]
    public async Task A_missing_password_is_told_as_such()
    {
        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(() => GlideClient.ConnectAsync(Options));

        Assert.Contains("NOAUTH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lazy_client_tells_its_first_call_about_a_wrong_password_at_once()
    {
        await using var client = await GlideClient.ConnectAsync(Options with { Password = "wrong", LazyConnect = true });
        await using SchedulingDelay delay = new();
        var start = Stopwatch.GetTimestamp();

        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(async () => await client.CustomCommandAsync("PING"));

        Assert.Contains("WRONGPASS", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, delay.Extend(TimeSpan.FromSeconds(10), turns: 10));
    }

    [Fact]
    public async Task A_user_without_the_right_to_a_command_gets_the_servers_error()
    {
        await using var client = await GlideClient.ConnectAsync(Options with { User = "reader", Password = ProtectedServer.ReaderPassword });

        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.CustomCommandAsync("SET", "key", "value"));

        Assert.Equal("NOPERM", error.Code);
    }

    [Fact]
    public async Task A_user_without_the_right_to_its_database_is_refused()
    {
        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(
            () => GlideClient.ConnectAsync(Options with { User = "narrow", Password = ProtectedServer.ReaderPassword, Database = 3 }));

        Assert.Contains("NOPERM", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_provider_is_asked_at_each_connect()
    {
        await _server.ExecuteAsync("ACL", "SETUSER", "rotating", "on", "resetpass", ">first", "+@all");
        await using var proxy = FaultProxy.Start(_server);
        var password = "first";
        var asked = 0;
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with
        {
            CredentialProvider = _ =>
            {
                Interlocked.Increment(ref asked);
                return new(new ValkeyCredentials("rotating", Volatile.Read(ref password)));
            },
        });
        Assert.Equal(1, asked);

        await _server.ExecuteAsync("ACL", "SETUSER", "rotating", "resetpass", ">second");
        Volatile.Write(ref password, "second");
        proxy.CutAll();
        await Eventually.TrueAsync(() => Volatile.Read(ref asked) >= 2 && client.State == ConnectionState.Connected);

        Assert.Equal("rotating", (await client.CustomCommandAsync("ACL", "WHOAMI")).AsText());
    }

    [Fact]
    public async Task A_credential_provider_that_fails_is_the_reason_of_the_failure()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(Options with
        {
            CredentialProvider = _ => throw new InvalidOperationException("the vault is sealed"),
        }));

        Assert.EndsWith("CredentialProvider failed: the vault is sealed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_provider_that_gives_no_password_is_told_so()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => GlideClient.ConnectAsync(Options with { CredentialProvider = _ => default }));

        Assert.EndsWith("CredentialProvider failed: it gave no password.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_provider_that_hangs_is_bounded_by_the_connection_timeout()
    {
        var never = new TaskCompletionSource<ValkeyCredentials>();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = new ManualTime();

        var connecting = GlideClient.ConnectAsync(Options with
        {
            TimeProvider = time,
            ConnectionTimeout = TimeSpan.FromMilliseconds(300),
            CredentialProvider = _ =>
            {
                asked.SetResult();
                return new(never.Task);
            },
        });
        await Eventually.CompletesAsync(asked.Task);
        time.Advance(TimeSpan.FromMilliseconds(300));

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(connecting));
        Assert.EndsWith("within 300 ms (ConnectionTimeout): CredentialProvider gave no answer.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_becomes_wrong_fails_calls_at_once_until_it_is_right_again()
    {
        await _server.ExecuteAsync("ACL", "SETUSER", "changing", "on", "resetpass", ">right", "+@all");
        await using var proxy = FaultProxy.Start(_server);
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { User = "changing", Password = "right" });
        await _server.ExecuteAsync("ACL", "SETUSER", "changing", "resetpass", ">other");
        proxy.CutAll();
        await Eventually.TrueAsync(() => client.State == ConnectionState.Reconnecting);

        // Whether it waited for the attempt or came after it, the call does not sit out its twenty seconds.
        await using SchedulingDelay delay = new();
        var start = Stopwatch.GetTimestamp();
        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(async () => await client.CustomCommandAsync("PING"));
        Assert.Contains("WRONGPASS", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, delay.Extend(TimeSpan.FromSeconds(10), turns: 10));

        await _server.ExecuteAsync("ACL", "SETUSER", "changing", "resetpass", ">right");
        await Eventually.TrueAsync(() => client.State == ConnectionState.Connected);
        Assert.Equal("PONG", (await client.CustomCommandAsync("PING")).AsText());
    }
}
