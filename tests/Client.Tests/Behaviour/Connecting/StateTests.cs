using System.Collections.Concurrent;
using Glide.Harness;
using Microsoft.Extensions.Logging;

namespace Glide.Client.Tests.Behaviour.Connecting;

public sealed class StateTests(BehaviourServer fixture)
{
    [Fact]
    public async Task Every_change_of_state_is_told_once_and_in_order()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        var changes = new ConcurrentQueue<(ConnectionState, ConnectionState)>();
        var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { LazyConnect = true });
        client.StateChanged += (sender, change) =>
        {
            Assert.Same(client, sender);
            changes.Enqueue((change.Previous, change.Current));
        };

        await client.CustomCommandAsync("PING");
        proxy.CutAll();
        await Eventually.TrueAsync(() => proxy.Connections.Count == 2 && client.State == ConnectionState.Connected);
        await client.DisposeAsync();

        Assert.Equal(ConnectionState.Closed, client.State);
        await Eventually.TrueAsync(() => changes.Count == 5);
        Assert.Equal(
            [
                (ConnectionState.Idle, ConnectionState.Connecting),
                (ConnectionState.Connecting, ConnectionState.Connected),
                (ConnectionState.Connected, ConnectionState.Reconnecting),
                (ConnectionState.Reconnecting, ConnectionState.Connected),
                (ConnectionState.Connected, ConnectionState.Closed),
            ],
            changes);
    }

    [Fact]
    public async Task A_handler_that_throws_is_logged_and_stops_neither_the_client_nor_the_other_handlers()
    {
        var log = new RecordingLoggerFactory();
        var told = new ConcurrentQueue<ConnectionState>();
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { LazyConnect = true, LoggerFactory = log });
        client.StateChanged += (_, _) => throw new InvalidOperationException("the handler broke");
        client.StateChanged += (_, change) => told.Enqueue(change.Current);

        Assert.Equal("PONG", (await client.CustomCommandAsync("PING")).AsText());

        await Eventually.TrueAsync(() => told.Count == 2);
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], told);
        await Eventually.TrueAsync(() => log.Entries.Count(entry => entry.Event.Id == 7) == 2);
        Assert.All(log.Entries.Where(entry => entry.Event.Id == 7), entry =>
        {
            Assert.Equal(LogLevel.Error, entry.Level);
            Assert.Equal("the handler broke", entry.Exception!.Message);
        });
    }

    [Fact]
    public async Task A_handler_may_wait_without_holding_up_the_client()
    {
        var release = new ManualResetEventSlim();
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { LazyConnect = true });
        client.StateChanged += (_, _) => release.Wait(Eventually.DefaultTimeout);

        try
        {
            Assert.Equal("PONG", (await Eventually.CompletesAsync(client.CustomCommandAsync("PING").AsTask())).AsText());
        }
        finally
        {
            release.Set();
        }
    }

    [Fact]
    public async Task A_handler_that_was_taken_away_is_told_nothing_more()
    {
        var told = 0;
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { LazyConnect = true });
        EventHandler<ConnectionStateChangedEventArgs> handler = (_, _) => Interlocked.Increment(ref told);
        client.StateChanged += handler;
        client.StateChanged -= handler;

        await client.CustomCommandAsync("PING");
        await client.DisposeAsync();

        Assert.Equal(0, told);
    }

    [Fact]
    public async Task A_session_makes_a_lazy_client_connect_too()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { LazyConnect = true });

        await using var session = await client.OpenSessionAsync();

        await Eventually.TrueAsync(() => client.State == ConnectionState.Connected);
    }
}
