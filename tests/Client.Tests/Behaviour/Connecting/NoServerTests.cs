using System.Diagnostics;
using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Connecting;

public sealed class NoServerTests(BehaviourServer fixture)
{
    [Fact]
    public async Task A_refused_connection_is_told_with_address_and_reason()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.Refuse();

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(BehaviourServer.For(proxy)));

        Assert.Contains($"127.0.0.1:{proxy.Port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("refused", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_told_within_the_connection_timeout()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.StopAccepting();
        await using SchedulingDelay delay = new();
        var start = Stopwatch.GetTimestamp();

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { ConnectionTimeout = TimeSpan.FromMilliseconds(300) }));

        Assert.Contains($"127.0.0.1:{proxy.Port} within 300 ms (ConnectionTimeout)", error.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(290), delay.Extend(TimeSpan.FromSeconds(5), turns: 10));
    }

    [Fact]
    public async Task A_host_name_that_nobody_knows_is_told_with_the_name()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => GlideClient.ConnectAsync(fixture.Options with { Host = "no-such-host.invalid" }));

        Assert.Contains($"no-such-host.invalid:{fixture.Server.Port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Unix_socket_that_is_not_there_is_told_with_its_path()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync("unix:///tmp/no-such-valkey.sock"));

        Assert.Equal("No connection to /tmp/no-such-valkey.sock: there is no such socket.", error.Message);
    }

    [Fact]
    public async Task A_server_that_closes_the_connection_is_told_with_the_reason()
    {
        await using var server = ScriptedServer.Start();
        server.On("HELLO").Cut(CutKind.Finish);

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(BehaviourServer.For(server)));

        Assert.Contains("closed the connection", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_than_a_server_is_told_as_such()
    {
        await using var server = ScriptedServer.Start();
        server.On("HELLO").Reply("HTTP/1.1 400 Bad Request\r\n\r\n");

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClient.ConnectAsync(BehaviourServer.For(server)));

        Assert.IsType<ValkeyProtocolException>(error.GetBaseException());
        Assert.Contains("what answers at this port is no Valkey server", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connecting_is_given_up_when_its_token_says_so()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.StopAccepting();
        using var cancellation = new CancellationTokenSource();

        var connecting = GlideClient.ConnectAsync(BehaviourServer.For(proxy), cancellation.Token);
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.CompletesAsync(connecting));
        Assert.Equal(cancellation.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_call_of_a_lazy_client_waits_its_own_time_and_names_the_last_reason()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.Refuse();
        var time = new ManualTime();
        var log = new RecordingLoggerFactory();
        await using var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(proxy) with { LazyConnect = true, RequestTimeout = TimeSpan.FromMilliseconds(300), TimeProvider = time, LoggerFactory = log });

        var call = client.CustomCommandAsync("PING").AsTask();
        await Eventually.TrueAsync(() => log.Entries.Any(entry => entry.Event.Id == 3), what: "an attempt has failed");
        time.Advance(TimeSpan.FromMilliseconds(290));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(10));
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Eventually.CompletesAsync(call));

        Assert.Contains($"127.0.0.1:{proxy.Port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("refused", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("RequestTimeout is 300 ms", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
    }

    [Fact]
    public async Task A_lazy_client_connects_with_its_first_call()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { LazyConnect = true });
        Assert.Equal((ConnectionState.Idle, 3, ""), (client.State, client.Protocol, client.ServerVersion));
        Assert.Empty(proxy.Connections);

        Assert.Equal("PONG", (await client.CustomCommandAsync("PING")).AsText());

        Assert.Equal(ConnectionState.Connected, client.State);
        Assert.Single(proxy.Connections);
    }

    [Fact]
    public async Task Calls_that_come_while_there_is_no_connection_wait_for_the_next_one()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy));
        proxy.Refuse();
        proxy.CutAll();
        await Eventually.TrueAsync(() => client.State == ConnectionState.Reconnecting);

        var calls = Enumerable.Range(0, 20).Select(n => client.CustomCommandAsync("ECHO", n).AsTask()).ToArray();
        proxy.Heal();

        var replies = await Eventually.CompletesAsync(Task.WhenAll(calls));
        Assert.Equal(Enumerable.Range(0, 20).Select(n => (long)n), replies.Select(reply => reply.AsInt64()));
    }

    [Fact]
    public async Task What_was_last_known_of_the_server_stands_while_there_is_no_connection()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy));
        proxy.Refuse();
        proxy.CutAll();

        await Eventually.TrueAsync(() => client.State == ConnectionState.Reconnecting);

        Assert.Equal(3, client.Protocol);
        Assert.StartsWith("9.1.", client.ServerVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reconnect_backoff_of_any_length_can_be_waited_for()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.Refuse();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with
        {
            LazyConnect = true,
            RequestTimeout = TimeSpan.FromMilliseconds(100),
            ReconnectBackoff = new ReconnectBackoff { Factor = TimeSpan.FromDays(1000), ExponentBase = int.MaxValue, Retries = 30 },
        });

        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.CustomCommandAsync("PING"));

        Assert.Equal(ConnectionState.Connecting, client.State);
    }
}
