using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Scripted;

/// <summary>When a connection that says nothing is taken for dead, and when it is not.</summary>
public sealed class SilenceTests : IAsyncLifetime
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    private readonly ScriptedServer _server = ScriptedServer.Start();
    private FaultProxy _proxy = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server.On("ECHO").Reply(command => $"+{command.Words[1]}\r\n");
        _proxy = FaultProxy.Start(_server.EndPoint);
        _client = await TestClient.ConnectAsync(_proxy);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_half_open_connection_is_replaced_and_what_hung_on_it_is_told()
    {
        ManualTime time = new();
        await using var client = await TestClient.ConnectAsync(_proxy, connection: TestClient.Within(time));
        var swallowed = _proxy.ToClient;
        _server.On("INCR").Do(_ =>
        {
            swallowed.Swallow = true;
            return Task.CompletedTask;
        });
        var write = client.IncrAsync("k").AsTask();
        await _server.WhenReceivedAsync("INCR");
        await Eventually.TrueAsync(() => swallowed.Swallow);
        var before = swallowed.Bytes;
        var read = client.ReadEchoAsync("read").AsTask();
        var hasty = client.EchoAsync("short", Short).AsTask();
        await Eventually.TrueAsync(() => swallowed.Bytes > before, what: "answers have been lost");
        time.Advance(Short);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => hasty);
        swallowed.Swallow = false;

        // New connections get through now: one is made when the old one has been silent for a while, and waits for it to the last.
        time.Advance(TimeSpan.FromMilliseconds(300));
        var grace = TimeSpan.FromMilliseconds(100);
        await Eventually.TrueAsync(() => time.HasTimerDueIn(grace), what: "the server has answered the probe");
        time.Advance(grace);
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(write));
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
        Assert.Contains("fell silent", error.Message, StringComparison.Ordinal);
        Assert.Equal("read", await Eventually.CompletesAsync(read));
        Assert.Equal(3, _server.Connections.Count);
    }

    [Fact]
    public async Task A_connection_with_nothing_overdue_is_left_alone()
    {
        await using SchedulingDelay delay = new();

        // The reply comes as the call is given up; after that there is nothing to say for a while.
        _server.On("GET").Do(_ => Task.Delay(Short)).Reply("$-1\r\n");
        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await _client.GetAsync("k", Short);
                throw new InvalidOperationException("The reply won the race.");
            });
        }

        TaskCompletionSource gate = new();
        _server.On("GET").After(gate.Task).Reply("$-1\r\n");
        var patient = _client.GetAsync("k").AsTask();
        await Assert.ThrowsAsync<TimeoutException>(() => patient.WaitAsync(TimeSpan.FromMilliseconds(700)));
        gate.SetResult();
        Assert.Null(await patient);
        AssertNotSuspected(delay);
    }

    [Fact]
    public async Task A_large_value_that_gets_through_slowly_is_not_taken_for_silence()
    {
        // Time passes with the bytes, so that a machine which stands still makes no silence.
        ManualTime time = new();
        await using var client = await TestClient.ConnectAsync(_proxy, connection: TestClient.Within(time));
        _server.On("SET").Reply("+OK\r\n");
        _proxy.ToServer.Delay = TimeSpan.FromMilliseconds(4);
        _proxy.ToServer.Transform = piece => time.Advance(TimeSpan.FromMicroseconds(piece.Length / 16.0));
        var upload = client.SetAsync("k", new byte[16 * 1024 * 1024]).AsTask();
        while (!upload.IsCompleted)
        {
            try
            {
                await client.EchoAsync("behind", Short);
            }
            catch (ValkeyTimeoutException)
            {
                // Everybody else waits behind the large value.
            }
        }

        await upload;
        Assert.Equal(2, _server.Connections.Count);
    }

    [Fact]
    public async Task A_large_value_that_is_stuck_on_a_dead_connection_is_told_although_its_caller_is_the_only_one()
    {
        _proxy.ToServer.Hold();
        var upload = _client.SetAsync("k", new byte[64 * 1024 * 1024], Short).AsTask();
        await Eventually.TrueAsync(() => _proxy.OpenConnections >= 2);
        Assert.False(upload.IsCompleted);
        _proxy.Heal();
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Eventually.CompletesAsync(upload));
    }

    [Fact]
    public async Task A_server_that_answers_nobody_loses_its_connection_after_some_seconds()
    {
        // Even a new connection gets no answer, and what is to be sent piles up meanwhile.
        _proxy.ToServer.Hold();
        var upload = _client.SetAsync("k", new byte[64 * 1024 * 1024], Short).AsTask();
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Eventually.CompletesAsync(upload));
        await Eventually.TrueAsync(() => _client.States.Contains(ConnectionState.Reconnecting));
        _proxy.CutAll();
        _proxy.Heal();
        Assert.Equal("back", await Eventually.CompletesAsync(_client.EchoAsync("back").AsTask()));
    }

    /// <summary>No second connection was made, unless the machine stood still for so long that the first one was silent indeed.</summary>
    private void AssertNotSuspected(SchedulingDelay delay)
    {
        if (delay.Worst < TimeSpan.FromMilliseconds(50))
        {
            Assert.Single(_server.Connections);
        }
    }
}
