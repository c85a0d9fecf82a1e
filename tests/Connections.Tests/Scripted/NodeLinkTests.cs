using Glide.Connections.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide.Connections.Tests.Scripted;

/// <summary>One server has one connection, whatever ends, comes back or falls silent at the same time.</summary>
public sealed class NodeLinkTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = ScriptedServer.Start();

    public ValueTask InitializeAsync()
    {
        _server.On("ECHO").Reply(command => $"+{command.Words[1]}@{command.Connection.Number}\r\n");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_replacement_that_comes_when_the_connection_was_lost_and_made_again_is_not_needed()
    {
        ManualTime time = new();
        await using var client = await TestClient.ConnectAsync(_server, connection: TestClient.Within(time));
        TaskCompletionSource gate = new();
        _server.On("CLIENT", "SETINFO", "lib-ver").After(gate.Task).Reply("+OK\r\n").Once();
        _server.On("GET");
        var call = client.GetAsync("k", TimeSpan.FromMilliseconds(20)).AsTask();
        await _server.WhenReceivedAsync("GET");
        time.Advance(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => call);
        await Eventually.TrueAsync(() => _server.CountReceived("CLIENT", "SETINFO", "lib-ver") == 2, what: "the probe is under way");

        _server.Connections[0].Cut();
        var read = client.ReadEchoAsync("a").AsTask();
        await PassUntilAsync(() => read.IsCompleted);
        Assert.Equal("a@2", await read);
        gate.SetResult();
        await PassUntilAsync(() => !_server.Connections[1].IsOpen);
        Assert.Equal("b@2", await client.EchoAsync("b"));
        Assert.Equal(3, _server.Connections.Count);

        Task PassUntilAsync(Func<bool> condition) => Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            return condition();
        });
    }

    [Fact]
    public async Task A_server_that_was_only_busy_keeps_its_connection_when_it_answers_again()
    {
        ManualTime time = new();
        var clock = Clock.From(time);
        using NodeLink link = new(
            new Connector(new ServerAddress(_server.Host, _server.Port), TestClient.ConnectionOptions with { Clock = clock }),
            Backoff.Default,
            clock,
            Random.Shared,
            NullLogger.Instance,
            _ => { });
        await link.ConnectAsync(CancellationToken.None);
        var connection = link.Current!;

        TaskCompletionSource answer = new();
        _server.On("INCR").After(answer.Task).Reply(":1\r\n");
        var call = Calls.Incr(new RecordingOwner());
        var task = call.Task.AsTask();
        link.Send(call);
        await _server.WhenReceivedAsync("INCR");
        Assert.True(call.TryClaim());
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => task);

        // The server greets the second connection first, as it may when it comes to its senses, and answers the first one right after.
        time.Advance(TimeSpan.FromSeconds(1));
        link.CheckSilence(clock.Milliseconds);
        var grace = TimeSpan.FromMilliseconds(100);
        await Eventually.TrueAsync(() => time.HasTimerDueIn(grace) || !ReferenceEquals(link.Current, connection), what: "the server has answered the probe");
        Assert.Same(connection, link.Current);
        answer.SetResult();
        await Eventually.TrueAsync(() => connection.Inflight.Count == 0);
        time.Advance(grace);

        await Eventually.TrueAsync(() => !_server.Connections[1].IsOpen, what: "the second connection, which is not needed, is closed");
        Assert.Same(connection, link.Current);
        Assert.True(_server.Connections[0].IsOpen);
    }

    [Fact]
    public async Task A_connection_with_an_unanswered_call_is_silent_until_something_comes_in()
    {
        ManualTime time = new();
        var clock = Clock.From(time);
        using NodeLink link = new(
            new Connector(new ServerAddress(_server.Host, _server.Port), TestClient.ConnectionOptions with { Clock = clock }),
            Backoff.Default,
            clock,
            Random.Shared,
            NullLogger.Instance,
            _ => { });
        await link.ConnectAsync(CancellationToken.None);
        TaskCompletionSource answer = new();
        _server.On("INCR").After(answer.Task).Reply(":1\r\n");
        var call = Calls.Incr(new GatedOwner { Work = WorkQueue.Inline });
        var whenTold = IsSilentWhenToldAsync(call.Task);
        link.Send(call);
        await _server.WhenReceivedAsync("INCR");
        time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.False(link.IsSilent);

        Assert.True(call.TryClaim());
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        Assert.True(await whenTold);
        Assert.True(link.IsSilent);

        time.Advance(TimeSpan.FromMilliseconds(10));
        answer.SetResult();
        await Eventually.TrueAsync(() => !link.IsSilent, what: "the late answer is a sign of life");

        // Whose next call follows at once must not be sent where the last one was left unanswered.
        async Task<bool> IsSilentWhenToldAsync(ValueTask<long> answer)
        {
            try
            {
                await answer.ConfigureAwait(false);
                return false;
            }
            catch (ValkeyTimeoutException)
            {
                return link.IsSilent;
            }
        }
    }

    [Fact]
    public async Task A_link_that_ends_closes_the_connection_that_it_was_about_to_take()
    {
        ManualTime time = new();
        var clock = Clock.From(time);
        using NodeLink link = new(
            new Connector(new ServerAddress(_server.Host, _server.Port), TestClient.Within(time)), Backoff.Default, clock, Random.Shared, NullLogger.Instance, _ => { });
        await link.ConnectAsync(CancellationToken.None);
        _server.On("INCR");
        var call = Calls.Incr(new RecordingOwner());
        var task = call.Task.AsTask();
        link.Send(call);
        Assert.True(call.TryClaim());
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => task);
        time.Advance(TimeSpan.FromSeconds(1));
        link.CheckSilence(clock.Milliseconds);
        await Eventually.TrueAsync(() => time.HasTimerDueIn(TimeSpan.FromMilliseconds(100)), what: "the server has answered the probe");
        Assert.True(_server.Connections[1].IsOpen);

        link.Dispose();
        await Eventually.TrueAsync(() => !_server.Connections[1].IsOpen, what: "the second connection is closed as well");
    }

    [Fact]
    public async Task A_connection_whose_answer_came_as_its_call_was_given_up_is_not_taken_for_silent()
    {
        ManualTime time = new();
        var clock = Clock.From(time);
        using NodeLink link = new(
            new Connector(new ServerAddress(_server.Host, _server.Port), TestClient.ConnectionOptions with { Clock = clock }),
            Backoff.Default,
            clock,
            Random.Shared,
            NullLogger.Instance,
            _ => { });
        await link.ConnectAsync(CancellationToken.None);

        TaskCompletionSource answer = new();
        _server.On("INCR").After(answer.Task).Reply(":1\r\n");
        var call = Calls.Incr(new RecordingOwner());
        var task = call.Task.AsTask();
        link.Send(call);
        await _server.WhenReceivedAsync("INCR");
        Assert.True(call.TryClaim());

        // The answer arrives now, before the connection hears that the call is over.
        answer.SetResult();
        await Eventually.TrueAsync(() => link.Current!.Inflight.Count == 0);
        time.Advance(TimeSpan.FromMilliseconds(10));
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => task);

        time.Advance(TimeSpan.FromSeconds(1));
        link.CheckSilence(clock.Milliseconds);
        await Assert.ThrowsAsync<TimeoutException>(
            () => Eventually.TrueAsync(() => _server.Connections.Count > 1, TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public async Task A_server_that_greets_and_hangs_up_soon_is_asked_again_with_growing_pauses()
    {
        ManualTime time = new();
        TaskCompletionSource<TestClient> made = new();
        _server.On("CLIENT", "SETINFO", "lib-ver").Reply("+OK\r\n").Do(async command =>
        {
            var told = await made.Task;
            await Eventually.TrueAsync(() => Count(told, ConnectionState.Connected) == command.Connection.Number + 1);
        }).Cut(CutKind.Finish);
        await using var client = await TestClient.ConnectAsync(
            _server,
            TestClient.Settings with { Backoff = new Backoff(TimeSpan.FromMilliseconds(100), 2, 5, 0) },
            TestClient.Within(time));
        made.SetResult(client);

        var lost = 0;
        for (var pause = 200; pause <= 800; pause *= 2)
        {
            lost++;
            await Eventually.TrueAsync(() => Count(client, ConnectionState.Reconnecting) == lost && time.ArmedTimers == 1);
            time.Advance(TimeSpan.FromMilliseconds(pause - 1));
            Assert.Equal(lost, _server.Connections.Count);
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Eventually.TrueAsync(() => _server.Connections.Count > lost);
        }
    }

    private static int Count(TestClient client, ConnectionState state) => client.States.Count(told => told == state);
}
