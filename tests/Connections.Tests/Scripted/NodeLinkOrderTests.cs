using Glide.Connections.Tests.Support;
using Glide.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide.Connections.Tests.Scripted;

/// <summary>Whoever is told something finds the link in keeping with that, and whoever waits for it is not forgotten.</summary>
public sealed class NodeLinkOrderTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = ScriptedServer.Start();
    private readonly ManualTime _time = new();
    private readonly RecordingOwner _owner = new() { Work = WorkQueue.Inline };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Who_has_lost_a_call_is_told_when_the_link_knows_that_it_has_no_connection()
    {
        List<ConnectionState> states = [];
        using var link = Make(stateChanged: states.Add);
        await link.ConnectAsync(CancellationToken.None);
        _server.On("INCR").Cut();
        var call = Calls.Incr(_owner);
        (ConnectionState State, Connection? Connection, Exception? Failure) found = default;
        var told = ToldAsync(call.Task, () => found = (states[^1], link.Current, link.LastFailure));

        link.Send(call);

        Assert.IsType<ValkeyConnectionException>(await Eventually.CompletesAsync(told));
        Assert.Equal(ConnectionState.Reconnecting, found.State);
        Assert.Null(found.Connection);
        Assert.NotNull(found.Failure);
    }

    [Fact]
    public async Task Who_gets_the_permit_of_a_call_that_was_left_unanswered_knows_that_its_connection_is_silent()
    {
        using var link = Make();
        await link.ConnectAsync(CancellationToken.None);
        _server.On("INCR");
        List<bool> found = [];
        GatedOwner owner = new();
        owner.Gate = new InflightGate(1, command =>
        {
            found.Add(link.IsSilent);
            link.Send(command);
        });
        var first = Calls.Incr(owner);
        var firstTask = first.Task.AsTask();
        var waiting = Calls.Incr(owner);
        owner.Gate.Enter(first);
        owner.Gate.Enter(waiting);
        await _server.WhenReceivedAsync("INCR");
        _time.Advance(TimeSpan.FromMilliseconds(250));

        GiveUp(first);

        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => firstTask);
        Assert.Equal([false, true], found);
    }

    [Fact]
    public async Task A_connection_that_has_shown_itself_once_more_can_fall_silent_again()
    {
        using var link = Make();
        await link.ConnectAsync(CancellationToken.None);
        TaskCompletionSource answer = new();
        _server.On("INCR");
        _server.On("INCR").After(answer.Task).Reply(":1\r\n").Once();
        var calls = Enumerable.Range(0, 3).Select(_ => Calls.Incr(_owner)).ToArray();
        var tasks = calls.Select(call => call.Task.AsTask()).ToArray();
        Array.ForEach(calls, link.Send);
        await _server.WhenReceivedAsync("INCR");
        _time.Advance(TimeSpan.FromMilliseconds(250));
        GiveUp(calls[0]);
        GiveUp(calls[1]);
        Assert.True(link.IsSilent);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        answer.SetResult();
        await Eventually.TrueAsync(() => !link.IsSilent, what: "the first answer is a sign of life");

        _time.Advance(TimeSpan.FromMilliseconds(250));
        GiveUp(calls[2]);

        Assert.True(link.IsSilent);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Task.WhenAll(tasks));
    }

    [Fact]
    public async Task However_much_waits_for_a_connection_is_sent_when_the_link_has_said_that_it_is_there()
    {
        var wasSent = false;
        using var link = Make(stateChanged: state =>
        {
            if (state == ConnectionState.Connected)
            {
                wasSent = SpinWait.SpinUntil(() => _server.CountReceived("SET") != 0, TimeSpan.FromMilliseconds(200));
            }
        });
        TaskCompletionSource greeting = new();
        _server.On("CLIENT", "SETINFO", "lib-ver").After(greeting.Task).Reply("+OK\r\n");
        _server.On("SET").Reply("+OK\r\n");
        var calls = Enumerable.Range(0, 40).Select(_ => Calls.Set(new byte[RequestBuffer.ExternalThreshold / 2], _owner)).ToArray();
        var tasks = calls.Select(call => call.Task.AsTask()).ToArray();

        Array.ForEach(calls, link.Send);
        greeting.SetResult();

        await Eventually.CompletesAsync(Task.WhenAll(tasks));
        Assert.False(wasSent);
    }

    [Fact]
    public async Task A_connection_that_was_replaced_is_not_closed_under_a_call_that_has_just_come()
    {
        using var link = Make();
        await link.ConnectAsync(CancellationToken.None);
        TaskCompletionSource answer = new();
        _server.On("INCR").After(answer.Task).Reply(":1\r\n");
        var old = link.Current!;
        var first = Calls.Incr(_owner);
        var firstTask = first.Task.AsTask();
        link.Send(first);
        link.Renew();
        await Eventually.TrueAsync(() => !ReferenceEquals(link.Current, old), what: "the connection is replaced");

        // Its reader has seen that nothing is in flight, and before it can say so a caller comes who still has it in hand.
        Assert.False(old.IsClosed);
        ((IConnectionEvents)link).OnIdle(old);
        answer.SetResult();

        Assert.Equal(1, await Eventually.CompletesAsync(firstTask));
        await Eventually.TrueAsync(() => old.IsClosed, what: "it is closed when its last call has been answered");
    }

    [Fact]
    public async Task A_first_connection_that_is_lost_as_soon_as_it_is_made_is_not_the_last()
    {
        ManualWork work = new();
        TaskCompletionSource lost = new();
        using var link = Make(TestClient.ConnectionOptions with
        {
            Work = work,
            StreamFactory = HookedStream.Factory(() => lost.TrySetResult()),
        });
        _server.On("CLIENT", "SETINFO", "lib-ver").Reply("+OK\r\n").Cut(CutKind.Finish).Once();
        _server.On("INCR").Reply(":1\r\n");
        var connecting = link.ConnectAsync(CancellationToken.None);

        // The server has greeted and gone before the one who connects goes on.
        await Eventually.CompletesAsync(lost.Task);
        await Assert.ThrowsAsync<ValkeyConnectionException>(() => DoUntilAsync(connecting));

        var call = Calls.Incr(_owner);
        var task = call.Task.AsTask();
        link.Send(call);
        await DoUntilAsync(task);
        Assert.Equal(1, await task);

        async Task DoUntilAsync(Task done)
        {
            await Eventually.TrueAsync(() =>
            {
                while (work.Count > 0)
                {
                    work.DoOne();
                }

                return done.IsCompleted;
            });
            await done;
        }
    }

    [Fact]
    public async Task Who_sends_the_first_call_does_not_wait_for_a_stream_factory()
    {
        ManualWork work = new();
        var wasAsked = false;
        using var link = Make(TestClient.ConnectionOptions with
        {
            Work = work,
            StreamFactory = (_, _, _) =>
            {
                wasAsked = true;
                throw new IOException("There is no stream.");
            },
        });
        var call = Calls.Incr(_owner);
        var task = call.Task.AsTask();

        link.Send(call);
        Assert.False(wasAsked);
        work.DoOne();
        Assert.True(wasAsked);

        link.Dispose();
        await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(task));
    }

    private static void GiveUp(PendingCommand call)
    {
        Assert.True(call.TryClaim());
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
    }

    /// <summary>Looks at something at the very moment at which a caller is told.</summary>
    private static async Task<Exception?> ToldAsync(ValueTask<long> call, Action look)
    {
        try
        {
            await call.ConfigureAwait(false);
            return null;
        }
        catch (ValkeyException exception)
        {
            look();
            return exception;
        }
    }

    private NodeLink Make(ConnectionSettings? settings = null, Action<ConnectionState>? stateChanged = null)
    {
        var clock = Clock.From(_time);
        return new(
            new Connector(new ServerAddress(_server.Host, _server.Port), (settings ?? TestClient.ConnectionOptions) with { Clock = clock }),
            Backoff.Default,
            clock,
            Random.Shared,
            NullLogger.Instance,
            stateChanged ?? (static _ => { }));
    }
}
