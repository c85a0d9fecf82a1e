using System.Globalization;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Sessions;

/// <summary>Commands that wait at the server, on a real one.</summary>
public sealed class BlockingCommandTests : IAsyncLifetime
{
    private static readonly TimeSpan ForEver = Timeout.InfiniteTimeSpan;

    private ValkeyServer _server = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ValkeyServer.StartAsync();
        _client = await TestClient.ConnectAsync(_server.Host, _server.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task One_that_waits_delays_nobody_and_gets_what_comes()
    {
        var waiting = _client.BlPopAsync("list", ForEver).AsTask();
        await BlockedAsync(1);
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal($"{i}", await _client.EchoAsync($"{i}"));
        }

        Assert.False(waiting.IsCompleted);
        await _server.ExecuteAsync("RPUSH", "list", "element");
        Assert.Equal("element", await Eventually.CompletesAsync(waiting));
    }

    [Fact]
    public async Task Its_own_timeout_ends_it_with_null_and_its_connection_serves_the_next_one()
    {
        // In whose time the server is never late.
        await using var client = await TestClient.ConnectAsync(_server.Host, _server.Port, connection: TestClient.Within(new ManualTime()));
        var before = await ConnectionsAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await client.BlPopAsync("list", TimeSpan.FromMilliseconds(50)));
        }

        Assert.Equal(before + 1, await ConnectionsAsync());
    }

    [Fact]
    public async Task One_that_is_cancelled_leaves_the_server_and_takes_nothing_with_it()
    {
        using CancellationTokenSource source = new();
        var waiting = _client.BlPopAsync("list", ForEver, source.Token).AsTask();
        await BlockedAsync(1);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await BlockedAsync(0);

        await _server.ExecuteAsync("RPUSH", "list", "element");
        Assert.Equal("element", await Eventually.CompletesAsync(_client.BlPopAsync("list", ForEver).AsTask()));
    }

    [Fact]
    public async Task One_that_is_cancelled_while_it_waits_for_a_connection_is_never_sent()
    {
        await using var client = await TestClient.ConnectAsync(_server.Host, _server.Port, TestClient.Settings with { SessionLimit = 1 });
        var first = client.BlPopAsync("first", ForEver).AsTask();
        await BlockedAsync(1);
        using CancellationTokenSource source = new();
        var second = client.BlPopAsync("second", ForEver, source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        await _server.ExecuteAsync("RPUSH", "first", "1");
        Assert.Equal("1", await Eventually.CompletesAsync(first));
        var third = client.BlPopAsync("third", ForEver).AsTask();
        await BlockedAsync(1);
        await _server.ExecuteAsync("RPUSH", "second", "2");
        await _server.ExecuteAsync("RPUSH", "third", "3");
        Assert.Equal("3", await Eventually.CompletesAsync(third));
        Assert.Equal(1, (await _server.ExecuteAsync("LLEN", "second")).Number);
    }

    [Fact]
    public async Task A_hundred_at_once_are_all_answered_over_ten_connections()
    {
        var waiting = Enumerable.Range(0, 100).Select(_ => _client.BlPopAsync("queue", ForEver).AsTask()).ToArray();
        await BlockedAsync(10);
        for (var i = 0; i < 100; i++)
        {
            await _server.ExecuteAsync("RPUSH", "queue", i.ToString(CultureInfo.InvariantCulture));
        }

        var popped = await Eventually.CompletesAsync(Task.WhenAll(waiting));
        Assert.Equal(Enumerable.Range(0, 100), popped.Select(text => int.Parse(text!, CultureInfo.InvariantCulture)).Order());
        Assert.Equal(11, await ConnectionsAsync());
    }

    [Fact]
    public async Task No_more_connections_are_opened_than_calls_wait()
    {
        var waiting = Enumerable.Range(0, 4).Select(_ => _client.BlPopAsync("queue", ForEver).AsTask()).ToArray();
        await BlockedAsync(4);
        Assert.Equal(5, await ConnectionsAsync());
        await _server.ExecuteAsync("RPUSH", "queue", "a", "b", "c", "d");
        await Eventually.CompletesAsync(Task.WhenAll(waiting));
    }

    [Fact]
    public async Task A_server_that_answers_too_late_costs_half_a_second_more_than_the_argument()
    {
        ManualTime time = new();
        await using var client = await TestClient.ConnectAsync(_server.Host, _server.Port, connection: TestClient.Within(time));
        var argument = TimeSpan.FromMinutes(5);
        var waiting = client.BlPopAsync("list", argument).AsTask();
        await BlockedAsync(1);
        time.Advance(argument + TimeSpan.FromMilliseconds(490));
        Assert.False(waiting.IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(10));
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Eventually.CompletesAsync(waiting));
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
        await BlockedAsync(0);

        await _server.ExecuteAsync("RPUSH", "list", "element");
        Assert.Equal("element", await Eventually.CompletesAsync(client.BlPopAsync("list", ForEver).AsTask()));
    }

    [Fact]
    public async Task A_server_that_dies_fails_those_that_wait_there_and_those_that_wait_for_a_connection()
    {
        var waiting = Enumerable.Range(0, 20).Select(_ => _client.BlPopAsync("list", ForEver).AsTask()).ToArray();
        await BlockedAsync(10);
        await _server.KillAsync();
        foreach (var call in waiting)
        {
            await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(call));
        }

        await _server.RestartAsync();
        var next = _client.BlPopAsync("list", ForEver).AsTask();
        await _server.ExecuteAsync("RPUSH", "list", "element");
        Assert.Equal("element", await Eventually.CompletesAsync(next));
    }

    [Fact]
    public async Task Closing_the_client_answers_those_that_wait()
    {
        var waiting = Enumerable.Range(0, 20).Select(_ => _client.BlPopAsync("list", ForEver).AsTask()).ToArray();
        await BlockedAsync(10);
        await _client.DisposeAsync();
        foreach (var call in waiting)
        {
            await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(call));
        }

        await BlockedAsync(0);
    }

    [Fact]
    public async Task Cancellations_that_meet_answers_fail_nobody_else_and_leave_no_connection_busy()
    {
        Random random = new(3);
        var lost = 0;
        var popped = 0;
        for (var round = 0; round < 150; round++)
        {
            using CancellationTokenSource source = new();
            var given = _client.BlPopAsync("list", ForEver, source.Token).AsTask();
            var innocent = Enumerable.Range(0, 12).Select(_ => _client.BlPopAsync("list", ForEver).AsTask()).ToArray();
            var pushing = _server.ExecuteAsync(["RPUSH", "list", .. Enumerable.Range(0, 13).Select(_ => "x")]);
            await Task.Yield();
            Thread.SpinWait(random.Next(20_000));
            await source.CancelAsync();
            await pushing;
            await Eventually.CompletesAsync(Task.WhenAll(innocent));
            popped += innocent.Length;
            try
            {
                await Eventually.CompletesAsync(given);
                popped++;
            }
            catch (OperationCanceledException)
            {
                lost++;
            }

            await _server.ExecuteAsync("DEL", "list");
        }

        Assert.True(lost > 0, "No cancellation came in time.");
        Assert.InRange(popped, 150 * 12, 150 * 13);
        await BlockedAsync(0);

        // Every connection can be had again.
        var all = Enumerable.Range(0, 10).Select(_ => _client.BlPopAsync("list", ForEver).AsTask()).ToArray();
        await BlockedAsync(10);
        await _server.ExecuteAsync(["RPUSH", "list", .. Enumerable.Range(0, 10).Select(_ => "y")]);
        await Eventually.CompletesAsync(Task.WhenAll(all));
    }

    private async Task<int> ConnectionsAsync() =>
        (await _server.ExecuteAsync("CLIENT", "LIST")).Text!.Split('\n').Count(line => line.Contains("lib-name=connection-tests", StringComparison.Ordinal));

    private Task BlockedAsync(int count) => Eventually.TrueAsync(
        async () => (await _server.GetInfoAsync("clients"))["blocked_clients"] == count.ToString(CultureInfo.InvariantCulture),
        what: $"{count} clients wait at the server");
}
