using Glide.Connections.Tests.Support;
using Glide.Protocol;

namespace Glide.Connections.Tests;

/// <summary>Who sends, what is gathered, and what becomes of memory that belongs to the caller.</summary>
public sealed class ConnectionSendingTests : IDisposable
{
    private readonly TestTransport _transport = new();
    private readonly RecordingEvents _events = new();
    private readonly RecordingOwner _owner = new();
    private readonly Connection _connection;

    public ConnectionSendingTests()
    {
        _connection = new Connection(_transport, "test:1", _events, Clock.From(TimeProvider.System), RespLimits.Default);
        _connection.Start();
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task With_nothing_in_flight_the_caller_sends()
    {
        var call = Calls.Incr(_owner);
        var task = call.Task;
        Assert.True(_connection.TrySend(call));
        Assert.Equal(["*2\r\n$4\r\nINCR\r\n$1\r\nk\r\n"], _transport.Sends);

        _transport.Feed(":1\r\n");
        Assert.Equal(1, await task);
        await Eventually.TrueAsync(() => _events.Idle > 0);
    }

    [Fact]
    public async Task What_comes_while_a_send_is_under_way_goes_out_together()
    {
        TaskCompletionSource sent = new();
        _transport.OnSend = () => sent.Task;
        var tasks = Send(0, 1, 2, 3);
        Assert.Single(_transport.Sends);

        _transport.OnSend = null;
        sent.SetResult();
        await Eventually.TrueAsync(() => _transport.Sends.Count == 2);
        Assert.Contains("$1\r\n1\r\n*2\r\n$4\r\nECHO\r\n$1\r\n2\r\n*2\r\n$4\r\nECHO\r\n$1\r\n3\r\n", _transport.Sends[1], StringComparison.Ordinal);

        _transport.Feed("+0\r\n+1\r\n+2\r\n+3\r\n");
        Assert.Equal(["0", "1", "2", "3"], await Task.WhenAll(tasks));
    }

    [Fact]
    public async Task What_is_held_back_is_not_sent_by_a_send_that_was_under_way()
    {
        TaskCompletionSource sent = new();
        _transport.OnSend = () => sent.Task;
        List<Task<string>> tasks = [.. Send(0)];
        _transport.OnSend = null;
        _connection.HoldOutput();
        tasks.AddRange(Send(1, 2));
        sent.SetResult();
        _transport.Feed("+0\r\n");
        Assert.Equal("0", await tasks[0]);
        tasks.AddRange(Send(3));
        Assert.Single(_transport.Sends);

        _connection.ReleaseOutput();
        await Eventually.TrueAsync(() => _transport.Sends.Count == 2);
        _transport.Feed("+1\r\n+2\r\n+3\r\n");
        Assert.Equal(["0", "1", "2", "3"], await Task.WhenAll(tasks));
    }

    [Fact]
    public async Task A_call_that_has_ended_is_not_sent()
    {
        var call = Calls.Incr(_owner);
        var task = call.Task;
        Assert.True(call.TryClaim());
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.NotWritten));
        Assert.True(_connection.TrySend(call));
        Assert.Equal(0, _connection.Inflight.Count);
        Assert.Empty(_transport.Sends);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await task);
    }

    [Fact]
    public void A_caller_does_not_send_for_the_others_for_ever()
    {
        ManualWork work = new();
        TestTransport transport = new();
        using Connection connection = new(transport, "test:1", _events, Clock.From(TimeProvider.System), RespLimits.Default, work);
        connection.Start();

        // Each send finishes at once, and by then the next call has come: with many cores at work that can go on without an end.
        var more = 1000;
        transport.OnSend = () =>
        {
            if (more-- > 0)
            {
                Send(connection, more);
            }

            return Task.CompletedTask;
        };
        Send(connection, 1000);
        Assert.InRange(more, 900, 1000);
        work.DoOne();
        Assert.InRange(more, int.MinValue, 0);
    }

    [Fact]
    public async Task A_send_that_fails_hands_every_call_back_once_with_what_was_written()
    {
        TaskCompletionSource failure = new();
        _transport.OnSend = () => failure.Task;
        var tasks = Send(0, 1, 2);
        failure.SetException(new IOException("the cable"));

        Assert.Equal("the cable", (await Eventually.CompletesAsync(_events.Closed)).Message);
        foreach (var task in tasks)
        {
            await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(task));
        }

        Assert.Equal([true, false, false], _owner.Lost.Select(lost => lost.Written));

        Assert.Equal(3, _owner.Ended);
        Assert.Equal(1, _events.ClosedTimes);
        Assert.False(_connection.TrySend(Calls.Incr(_owner)));
    }

    [Fact]
    public async Task A_send_that_fails_in_the_call_does_not_throw_at_its_caller()
    {
        _transport.OnSend = () => throw new IOException("at once");
        var task = Send(0)[0];
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => task);
        Assert.Equal(("at once", DeliveryStatus.Written), (error.Message, error.Delivery));
    }

    [Fact]
    public async Task A_transport_that_throws_when_it_is_disposed_does_not_leave_calls_behind()
    {
        _transport.DisposalFailure = new InvalidOperationException("a user's stream");
        var task = Send(0)[0];
        _connection.Close(new IOException("over"));
        await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(task));
        await Eventually.CompletesAsync(_events.Closed);
        Assert.Equal(1, _events.ClosedTimes);
    }

    [Fact]
    public async Task Calls_are_handed_back_only_when_a_send_that_is_under_way_has_let_go_of_their_memory()
    {
        TaskCompletionSource sending = new();
        _transport.OnSend = () => sending.Task;
        var call = Calls.Set(new byte[RequestBuffer.ExternalThreshold], _owner);
        var task = call.Task.AsTask();
        Assert.True(_connection.TrySend(call));

        _connection.Close(new IOException("over"));
        await Eventually.TrueAsync(() => _transport.IsDisposed);
        Assert.False(task.IsCompleted);
        Assert.Empty(_owner.Lost);

        sending.SetException(new IOException("disposed"));
        await Assert.ThrowsAsync<ValkeyConnectionException>(() => Eventually.CompletesAsync(task));
    }

    [Fact]
    public async Task A_large_value_is_sent_from_where_it_is_and_its_call_ends_when_it_has_left()
    {
        TaskCompletionSource sending = new();
        _transport.OnSend = () => sending.Task;
        var call = Calls.Set(new byte[RequestBuffer.ExternalThreshold], _owner);
        var task = call.Task.AsTask();
        Assert.True(_connection.TrySend(call));

        var version = call.Version;
        Assert.True(call.TryClaim(version));
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        Assert.Equal(1, _events.Abandoned);
        Assert.False(task.IsCompleted);

        sending.SetResult();
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Eventually.CompletesAsync(task));
        Assert.Equal(RequestBuffer.ExternalThreshold, _transport.Sends[1].Length);
        Assert.Equal("\r\n", _transport.Sends[2]);

        // Its reply is still due, and belongs to nobody.
        Assert.Equal(version, call.Version);
        _transport.Feed("+OK\r\n");
        await Eventually.TrueAsync(() => _connection.Inflight.Count == 0);
    }

    [Fact]
    public async Task A_call_that_was_given_up_before_its_turn_to_be_sent_may_still_be_written()
    {
        TaskCompletionSource sending = new();
        _transport.OnSend = () => sending.Task;
        var first = Calls.Incr(_owner);
        var second = Calls.Incr(_owner);
        Assert.True(_connection.TrySend(first));
        Assert.True(_connection.TrySend(second));
        Assert.False(_connection.HasWritten(second));
        Assert.True(_connection.MayWrite(second));

        _connection.Close(new IOException("over"));
        Assert.False(_connection.MayWrite(second));
        Assert.True(_connection.MayWrite(first));
        sending.SetException(new IOException("disposed"));
        await Eventually.CompletesAsync(_events.Closed);
    }

    private Task<string>[] Send(params int[] texts) => [.. texts.Select(text => Send(_connection, text))];

    private Task<string> Send(Connection connection, int text)
    {
        var call = Calls.Echo($"{text}", _owner);
        var task = call.Task.AsTask();
        Assert.True(connection.TrySend(call));
        return task;
    }
}
