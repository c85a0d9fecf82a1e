using System.Net.Sockets;
using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Connecting;

/// <summary>What somebody reads whose settings do not fit the server: the message leads to the setting.</summary>
public sealed class MistakenSettingTests(BehaviourServer fixture, ProtectedServer protectedServer) : IClassFixture<ProtectedServer>
{
    private GlideClientOptions Protected => BehaviourServer.For(protectedServer.Server);

    [Fact]
    public async Task Where_a_password_is_wanted_the_settings_that_give_one_are_named()
    {
        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(() => GlideClient.ConnectAsync(Protected));

        Assert.EndsWith("(The server wants a password: see User and Password, or CredentialProvider.)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "because no User is set")]
    [InlineData("reader", "The user was 'reader'")]
    public async Task Where_a_password_is_refused_it_is_said_whose_it_should_have_been(string? user, string told)
    {
        var error = await Assert.ThrowsAsync<ValkeyAuthenticationException>(
            () => GlideClient.ConnectAsync(Protected with { User = user, Password = "no one's" }));

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no one's", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_without_a_right_is_named(bool onSession)
    {
        await using var client = await GlideClient.ConnectAsync(Protected with { User = "reader", Password = ProtectedServer.ReaderPassword });
        await using var session = onSession ? await client.OpenSessionAsync() : null;
        IValkeyCommands commands = session is null ? client : session;

        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await commands.SetAsync("key", "value"));

        Assert.Equal("NOPERM", error.Code);
        Assert.EndsWith("(the connection was made as user 'reader')", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_the_server_does_not_have_is_named()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(fixture.Options with { Database = 99 }));

        Assert.EndsWith("ERR DB index is out of range (Database is 99).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_has_too_many_clients_is_told_as_such()
    {
        await using var server = await ValkeyServer.StartAsync();
        await using var held = await server.ConnectAsync();
        await held.ExecuteAsync("CONFIG", "SET", "maxclients", "1");

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(BehaviourServer.For(server)));

        Assert.Equal($"No connection to 127.0.0.1:{server.Port}: ERR max number of clients reached.", error.Message);
    }

    [Fact]
    public async Task A_write_to_a_replica_says_where_writes_go()
    {
        await using var replica = await ValkeyServer.StartAsync(new ServerOptions { Configuration = ["replicaof 127.0.0.1 1"] });
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(replica));

        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.SetAsync("key", "value"));

        Assert.Equal("READONLY", error.Code);
        Assert.Contains($"127.0.0.1:{replica.Port} is a replica", error.Message, StringComparison.Ordinal);
        Assert.Contains("Addresses", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_comes_before_the_first_connection_is_told_that_there_is_none_yet()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.StopAccepting();
        await using var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(proxy) with { LazyConnect = true, RequestTimeout = TimeSpan.FromMilliseconds(100) });

        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.GetAsync("key"));

        Assert.Contains($"the first connection to 127.0.0.1:{proxy.Port} is still being made", error.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionTimeout is 20000 ms", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_waits_for_a_connection_of_its_own_names_their_limit()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { SessionLimit = 1 });
        await using var session = await client.OpenSessionAsync();

        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.BLPopAsync(TimeSpan.FromMilliseconds(10), "list"));

        Assert.Contains("SessionLimit is 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_factory_that_fails_is_the_reason_of_the_failure()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(fixture.Options with
        {
            StreamFactory = (_, _, _) => throw new InvalidOperationException("the tunnel is closed"),
        }));

        Assert.EndsWith("StreamFactory failed: the tunnel is closed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_factory_that_gives_nothing_is_told_so()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(fixture.Options with
        {
            StreamFactory = (_, _, _) => new((Stream)null!),
        }));

        Assert.EndsWith("StreamFactory failed: it gave no stream.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_factory_that_heeds_no_token_is_bounded_by_the_connection_timeout_and_its_stream_closed()
    {
        var gate = new TaskCompletionSource();
        NetworkStream? late = null;

        var connecting = GlideClient.ConnectAsync(fixture.Options with
        {
            ConnectionTimeout = TimeSpan.FromMilliseconds(200),
            StreamFactory = async (host, port, _) =>
            {
                await gate.Task;
                return late = (NetworkStream)await Streams.ConnectAsync(host, port, CancellationToken.None);
            },
        });

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(connecting));
        Assert.EndsWith("within 200 ms (ConnectionTimeout): StreamFactory gave no stream.", error.Message, StringComparison.Ordinal);
        gate.SetResult();
        await Eventually.TrueAsync(() => Volatile.Read(ref late) is { CanRead: false });
    }
}
