using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Calls;

public sealed class ClosingTests(BehaviourServer fixture)
{
    [Fact]
    public async Task Closing_waits_for_the_answers_that_are_due()
    {
        await using var server = ScriptedServer.Start();
        var gate = new TaskCompletionSource();
        server.On("GET").After(gate.Task).ReplyBulk("value");
        var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));
        var calls = Enumerable.Range(0, 10).Select(_ => client.GetAsync("key").AsTask()).ToArray();
        await server.WhenReceivedAsync("GET");

        var closing = client.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.GetAsync("key"));
        gate.SetResult();

        Assert.All(await Eventually.CompletesAsync(Task.WhenAll(calls)), value => Assert.Equal("value", value));
        await Eventually.CompletesAsync(closing);
    }

    [Fact]
    public async Task Closing_ends_every_call_that_is_not_answered_in_its_time()
    {
        await using var server = ScriptedServer.Start();
        server.On("GET");
        server.On("BLPOP");
        var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(server) with { RequestTimeout = TimeSpan.FromMilliseconds(300), InflightRequestsLimit = 5, SessionLimit = 1 });
        var view = client.With(Timeout.InfiniteTimeSpan);
        var blocking = Enumerable.Range(0, 2).Select(_ => client.BLPopAsync(Timeout.InfiniteTimeSpan, "list").AsTask()).ToArray();
        await server.WhenReceivedAsync("BLPOP");
        var session = client.OpenSessionAsync().AsTask();
        var calls = Enumerable.Range(0, 10).Select(_ => view.GetAsync("key").AsTask()).ToArray();

        await Eventually.CompletesAsync(client.DisposeAsync().AsTask());

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(call));
        }

        foreach (var call in blocking)
        {
            await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(call));
        }

        await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(session));
    }

    [Fact]
    public async Task Calls_of_a_closed_client_are_refused()
    {
        var client = await GlideClient.ConnectAsync(fixture.Options);
        var view = client.With(TimeSpan.FromSeconds(1));
        var session = await client.OpenSessionAsync();
        await client.DisposeAsync();

        Assert.Equal(ConnectionState.Closed, client.State);
        var error = await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.GetAsync("key"));
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.FlushDbAsync());
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.CustomCommandAsync("PING"));
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.GetLeaseAsync("key"));
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.BLPopAsync(TimeSpan.FromSeconds(1), "list"));
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.OpenSessionAsync());
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await view.GetAsync("key"));
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await session.GetAsync("key"));
        await session.DisposeAsync();
    }

    [Fact]
    public async Task Closing_twice_or_at_once_from_two_places_closes_once()
    {
        var client = await GlideClient.ConnectAsync(fixture.Options);

        await Eventually.CompletesAsync(Task.WhenAll(client.DisposeAsync().AsTask(), client.DisposeAsync().AsTask()));
        await client.DisposeAsync();

        Assert.Equal(ConnectionState.Closed, client.State);
    }

    [Fact]
    public async Task A_lazy_client_that_never_connected_closes_too()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { LazyConnect = true });

        await Eventually.CompletesAsync(client.DisposeAsync().AsTask());

        Assert.Equal(ConnectionState.Closed, client.State);
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.GetAsync("key"));
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await client.OpenSessionAsync());
        Assert.Empty(proxy.Connections);
    }

    [Fact]
    public async Task A_client_closes_while_it_tries_to_reconnect()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { RequestTimeout = TimeSpan.FromMilliseconds(300) });
        proxy.Refuse();
        proxy.CutAll();
        await Eventually.TrueAsync(() => client.State == ConnectionState.Reconnecting);
        var call = client.With(Timeout.InfiniteTimeSpan).GetAsync("key").AsTask();

        await Eventually.CompletesAsync(client.DisposeAsync().AsTask());

        await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(call));
        Assert.Equal(ConnectionState.Closed, client.State);
    }

    [Fact]
    public async Task The_server_sees_all_connections_of_a_closed_client_end()
    {
        var client = await GlideClient.ConnectAsync(fixture.Options with { ClientName = "closing-1" });
        await using (await client.OpenSessionAsync())
        {
            Assert.Equal(2, await CountConnectionsAsync("closing-1"));
        }

        await client.DisposeAsync();

        await Eventually.TrueAsync(async () => await CountConnectionsAsync("closing-1") == 0);
    }

    private async Task<int> CountConnectionsAsync(string name) =>
        (await fixture.Server.ExecuteAsync("CLIENT", "LIST")).Text!.Split('\n').Count(line => line.Contains($" name={name} ", StringComparison.Ordinal));
}
