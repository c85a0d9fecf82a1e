using Glide.Commands;
using Glide.Connections.Tests.Commands;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Sessions;

/// <summary>Connections that are lent to one caller.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = ScriptedServer.Start();
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server.On("ECHO").Reply(command => $"+{command.Connection.Number}:{command.Words[1]}\r\n");
        _client = await TestClient.ConnectAsync(_server, TestClient.Settings with { SessionLimit = 2 });
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Its_commands_run_on_its_connection_and_no_other()
    {
        var (first, second) = (await LeaseAsync(), await LeaseAsync());
        Assert.Equal(["1:a", "2:b", "1:c"], [await EchoAsync(first, "a"), await EchoAsync(second, "b"), await EchoAsync(first, "c")]);
        Assert.Equal("0:d", await _client.EchoAsync("d"));
        first.End();
        second.End();
    }

    [Fact]
    public async Task A_clean_connection_is_lent_again_and_one_with_a_reply_due_is_not()
    {
        var first = await LeaseAsync();
        await EchoAsync(first, "a");
        first.End();
        var second = await LeaseAsync();
        Assert.Equal("1:b", await EchoAsync(second, "b"));

        _server.On("GET");
        var unanswered = second.ExecuteAsync<GetCommand, ValkeyValue?>(new GetCommand("k")).AsTask();
        await _server.WhenReceivedAsync("GET");
        second.End();
        await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(unanswered));
        await Eventually.TrueAsync(() => !_server.Connections[1].IsOpen);

        var third = await LeaseAsync();
        Assert.Equal("2:c", await EchoAsync(third, "c"));
        third.End();
    }

    [Fact]
    public async Task At_the_limit_it_waits_for_one_to_come_free()
    {
        var (first, second) = (await LeaseAsync(), await LeaseAsync());
        var third = LeaseAsync();
        Assert.False(third.IsCompleted);
        first.End();
        (await Eventually.CompletesAsync(third)).End();
        second.End();
        Assert.Equal(3, _server.Connections.Count);
    }

    [Fact]
    public async Task Who_stops_waiting_gets_none_and_holds_up_nobody()
    {
        var (first, second) = (await LeaseAsync(), await LeaseAsync());
        using CancellationTokenSource source = new();
        var given = _client.Executor.LeaseAsync(route: null, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        var waiting = LeaseAsync();
        first.End();
        (await Eventually.CompletesAsync(waiting)).End();
        second.End();
    }

    [Fact]
    public async Task Its_calls_end_with_its_connection_and_time_out_like_any_other()
    {
        var session = await LeaseAsync();
        _server.On("GET");
        var late = new ViewExecutor(session, TimeSpan.FromMilliseconds(50), CancellationToken.None);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await late.ExecuteAsync<GetCommand, ValkeyValue?>(new GetCommand("k")));

        var cut = EchoAfterAsync(session, "never");
        _server.CutAll();
        await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(cut));
        await Assert.ThrowsAsync<ValkeyConnectionException>(async () => await EchoAsync(session, "a"));
        session.End();
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await EchoAsync(session, "a"));
    }

    [Fact]
    public async Task Closing_the_client_ends_sessions_and_those_that_wait_for_one()
    {
        var (first, _) = (await LeaseAsync(), await LeaseAsync());
        _server.On("GET");
        var unanswered = first.ExecuteAsync<GetCommand, ValkeyValue?>(new GetCommand("k")).AsTask();
        var waiting = LeaseAsync();
        await _client.DisposeAsync();
        await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(waiting));
        await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(unanswered));
        await Assert.ThrowsAsync<ValkeyClosedException>(LeaseAsync);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_to_each_who_waits()
    {
        await using var proxy = FaultProxy.Start(_server.EndPoint);
        await using var client = await TestClient.ConnectAsync(proxy, TestClient.Settings with { SessionLimit = 2 });
        proxy.Refuse();
        var sessions = Enumerable.Range(0, 5).Select(_ => client.Executor.LeaseAsync(route: null, CancellationToken.None)).ToArray();
        var calls = Enumerable.Range(0, 5).Select(_ => client.BlPopAsync("k", Timeout.InfiniteTimeSpan).AsTask()).ToArray();
        foreach (var session in sessions)
        {
            await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(session));
        }

        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(call));
            Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        }

        proxy.Heal();
        (await Eventually.CompletesAsync(client.Executor.LeaseAsync(route: null, CancellationToken.None))).Return(isClean: true);
    }

    private static ValueTask<string> EchoAsync(CommandExecutor session, string text) =>
        session.ExecuteAsync<EchoCommand, string>(new EchoCommand(text));

    private static Task<string> EchoAfterAsync(CommandExecutor session, string text) => EchoAsync(session, text).AsTask();

    private async Task<SessionExecutor> LeaseAsync() =>
        new(_client.Executor, await _client.Executor.LeaseAsync(route: null, CancellationToken.None));
}
