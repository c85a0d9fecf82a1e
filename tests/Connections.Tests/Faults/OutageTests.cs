using System.Diagnostics;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Faults;

/// <summary>Servers and networks that go away, with or without a word, and come back.</summary>
public sealed class OutageTests(RealServer fixture) : IClassFixture<RealServer>
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_half_open_connection_costs_its_calls_their_timeout_and_the_client_about_a_second()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy);
        await using SchedulingDelay delay = new(fixture.Server);
        var load = EchoLoad.Start(client, 64, Timeout);
        await load.WorksAsync();
        proxy.HalfOpen();
        await Eventually.TrueAsync(() => load.Errors.Count >= 64);
        Assert.All(load.Errors, error => Assert.Equal(DeliveryStatus.Written, Assert.IsType<ValkeyTimeoutException>(error).Delivery));

        // Now new connections get through, and the old one stays as dead as it is.
        proxy.Heal();
        var start = Stopwatch.GetTimestamp();
        await load.WorksAsync();
        var took = Stopwatch.GetElapsedTime(start);
        await load.StopAsync();
        Assert.Empty(load.Wrong);
        Assert.True(took < delay.Extend(TimeSpan.FromSeconds(1), turns: 10), $"It took {took} with a scheduling delay of {delay.Worst}.");
        Assert.True(load.Lateness < delay.Extend(Grace, turns: 2), $"{load.Lateness} late with a scheduling delay of {delay.Worst}.");
    }

    [Fact]
    public async Task While_connections_are_refused_calls_wait_and_succeed_if_it_ends_within_their_time()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy);
        proxy.Refuse();
        proxy.CutAll();
        await Eventually.TrueAsync(() => client.States[^1] == ConnectionState.Reconnecting);
        var patient = Enumerable.Range(0, 100).Select(i => client.EchoAsync($"{i}").AsTask()).ToArray();
        var hasty = await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.EchoAsync("hasty", Timeout));
        Assert.Equal(DeliveryStatus.NotWritten, hasty.Delivery);

        proxy.Heal();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), await Eventually.CompletesAsync(Task.WhenAll(patient)));
    }

    [Fact]
    public async Task A_server_that_greets_nobody_is_tried_again_until_it_does()
    {
        ManualTime time = new();
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(
            proxy, connection: TestClient.Within(time) with { ConnectTimeout = TimeSpan.FromMilliseconds(300) });
        proxy.StopAccepting();
        proxy.CutAll();
        var patient = client.ReadEchoAsync("patient").AsTask();
        var hasty = client.EchoAsync("hasty", TimeSpan.FromMilliseconds(700)).AsTask();
        await PassUntilAsync(() => hasty.IsCompleted);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => hasty);

        // In time until the last attempt, which nobody has greeted, has been given up; the next one is greeted, however long that takes.
        proxy.Heal();
        await PassUntilAsync(() => patient.IsCompleted);
        Assert.Equal("patient", await patient);

        Task PassUntilAsync(Func<bool> condition) => Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            return condition();
        });
    }

    [Fact]
    public async Task A_frozen_server_costs_timeouts_in_time_and_no_wrong_reply_when_it_goes_on()
    {
        await using var server = await ValkeyServer.StartAsync();
        await using var client = await TestClient.ConnectAsync(server.Host, server.Port);
        await using SchedulingDelay delay = new();
        var load = EchoLoad.Start(client, 64, Timeout);
        await load.WorksAsync();
        server.Pause();
        try
        {
            await Eventually.TrueAsync(() => load.Errors.Count >= 256);
        }
        finally
        {
            server.Resume();
        }

        await load.WorksAsync();
        await load.StopAsync();
        Assert.Empty(load.Wrong);
        Assert.All(load.Errors, error => Assert.True(
            error is ValkeyTimeoutException or ValkeyConnectionException { Delivery: DeliveryStatus.Written }, error.ToString()));
        Assert.True(load.Lateness < delay.Extend(Grace, turns: 2), $"{load.Lateness} late with a scheduling delay of {delay.Worst}.");
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_is_found_again()
    {
        await using var server = await ValkeyServer.StartAsync();
        await using var client = await TestClient.ConnectAsync(server.Host, server.Port);
        var load = EchoLoad.Start(client, 64, TimeSpan.FromSeconds(1));
        await load.WorksAsync();
        await server.KillAsync();
        await Eventually.TrueAsync(() => client.States[^1] == ConnectionState.Reconnecting);
        await server.RestartAsync();
        await load.WorksAsync();

        await server.StopAsync();
        await Eventually.TrueAsync(() => client.States.Count(state => state == ConnectionState.Reconnecting) >= 2);
        await server.RestartAsync();
        await load.WorksAsync();
        await load.StopAsync();
        Assert.Empty(load.Wrong);
        Assert.All(load.Errors, error => Assert.True(error is ValkeyTimeoutException or ValkeyConnectionException, error.ToString()));
    }

    [Fact]
    public async Task Attempts_to_connect_again_keep_their_distance()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy, TestClient.Settings with { Backoff = Backoff.Default });
        var before = proxy.Connections.Count;
        var start = Stopwatch.GetTimestamp();

        // Before the cut: the first attempt follows at once.
        proxy.ToServer.Transform = _ => proxy.ToClient.CutAfter(0);
        proxy.CutAll();
        await Eventually.TrueAsync(() => proxy.Connections.Count >= before + 3);

        // At once, after 200 and after 400 milliseconds, a fifth less at most.
        Assert.True(Stopwatch.GetElapsedTime(start) > TimeSpan.FromMilliseconds(470));
        proxy.Heal();
        Assert.Equal("back", await Eventually.CompletesAsync(client.EchoAsync("back").AsTask()));
    }
}
