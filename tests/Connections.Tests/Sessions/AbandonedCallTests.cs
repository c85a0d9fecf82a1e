using Glide.Connections.Tests.Commands;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Sessions;

/// <summary>A blocking call that is given up in the moment in which its answer comes.</summary>
public sealed class AbandonedCallTests : IAsyncLifetime
{
    private static readonly BlPopCommand Pop = new("k", Timeout.InfiniteTimeSpan);

    private readonly ScriptedServer _server = ScriptedServer.Start();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_does_not_take_the_next_call_on_its_connection_down()
    {
        TaskCompletionSource answer = new();
        _server.On("BLPOP").Reply("*2\r\n+k\r\n+second\r\n");
        _server.On("BLPOP").After(answer.Task).Reply("*2\r\n+k\r\n+first\r\n").Once();
        TaskCompletionSource secondAnswer = new();
        using SessionPool pool = new(
            new Connector(new ServerAddress(_server.Host, _server.Port), TestClient.ConnectionOptions), limit: 1);

        RecordingOwner owner = new();
        var second = Calls.Make<BlPopCommand, string?>(Pop, owner);
        var secondTask = second.Task.AsTask();
        var first = Calls.Make<BlPopCommand, string?>(Pop, owner);
        var firstTask = first.Task.AsTask();
        pool.Send(first);
        pool.Send(second);
        await _server.WhenReceivedAsync("BLPOP");

        Assert.True(first.TryClaim());

        // The answer arrives now, and the connection goes on to who waits for it, before the pool hears that the first call is over.
        _server.On("BLPOP").After(secondAnswer.Task).Reply("*2\r\n+k\r\n+second\r\n");
        answer.SetResult();
        await Eventually.TrueAsync(() => _server.CountReceived("BLPOP") == 2);
        first.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => firstTask);
        secondAnswer.SetResult();
        Assert.Equal("second", await Eventually.CompletesAsync(secondTask));
        Assert.Single(_server.Connections);
    }

    [Fact]
    public async Task Its_connection_is_lent_to_nobody_while_it_is_being_closed()
    {
        TaskCompletionSource answer = new();
        _server.On("BLPOP").After(answer.Task).Reply("*2\r\n+k\r\n+first\r\n");
        Task<Connection>? session = null;
        using SessionPool pool = new(
            new Connector(new ServerAddress(_server.Host, _server.Port), TestClient.ConnectionOptions with
            {
                StreamFactory = HookedStream.Factory(() =>
                {
                    // The answer arrives now, while the stream takes its time to close.
                    answer.TrySetResult();
                    SpinWait.SpinUntil(() => session!.IsCompleted, TimeSpan.FromMilliseconds(200));
                }),
            }),
            limit: 1);
        var call = Calls.Make<BlPopCommand, string?>(Pop, new RecordingOwner());
        var task = call.Task.AsTask();
        pool.Send(call);
        await _server.WhenReceivedAsync("BLPOP");
        session = pool.LeaseAsync(CancellationToken.None);

        Assert.True(call.TryClaim());
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));

        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => task);
        Assert.False((await Eventually.CompletesAsync(session)).IsClosed);
    }
}
