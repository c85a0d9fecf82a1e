using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Calls;

public sealed class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact]
    public async Task Nothing_is_sent_for_a_call_that_was_cancelled_before()
    {
        await using var server = ScriptedServer.Start();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await client.GetAsync("a", Cancelled));
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await client.With(cancellationToken: Cancelled).GetAsync("a"));
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await client.CustomCommandAsync(["GET", "a"], Cancelled));
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await client.FlushDbAsync(cancellationToken: Cancelled));
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await client.GetLeaseAsync("a", Cancelled));
        await client.PingAsync();

        Assert.Equal("PING", server.Received.Last(command => command.Words[0] is not ("HELLO" or "CLIENT")).Words[0]);
        Assert.Equal((0, 0), (server.CountReceived("GET"), server.CountReceived("FLUSHDB")));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_under_way_ends_at_once_and_its_late_reply_reaches_nobody()
    {
        await using var server = ScriptedServer.Start();
        var gate = new TaskCompletionSource();
        server.On("GET", "slow").After(gate.Task).ReplyBulk("late");
        server.On("GET", "next").ReplyBulk("in time");
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));
        using var cancellation = new CancellationTokenSource();

        var slow = client.GetAsync("slow", cancellation.Token).AsTask();
        await server.WhenReceivedAsync("GET", "slow");
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.CompletesAsync(slow));
        Assert.Equal(cancellation.Token, error.CancellationToken);

        var next = client.GetAsync("next").AsTask();
        gate.SetResult();
        Assert.Equal("in time", await Eventually.CompletesAsync(next));
    }

    [Fact]
    public async Task The_token_of_a_view_ends_each_of_its_calls_and_no_other()
    {
        await using var server = ScriptedServer.Start();
        var gate = new TaskCompletionSource();
        server.On("GET").After(gate.Task).ReplyBulk("value");
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));
        using var cancellation = new CancellationTokenSource();
        using var ownCancellation = new CancellationTokenSource();
        var view = client.With(cancellationToken: cancellation.Token);

        var plain = view.GetAsync("a").AsTask();
        var withToken = view.GetAsync("b", ownCancellation.Token).AsTask();
        var leased = view.GetLeaseAsync("c").AsTask();
        var other = client.GetAsync("d").AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.CompletesAsync(plain));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.CompletesAsync(withToken));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.CompletesAsync(leased));
        Assert.False(other.IsCompleted);
        gate.SetResult();
        Assert.Equal("value", await Eventually.CompletesAsync(other));
    }

    [Fact]
    public async Task A_token_ends_a_call_that_waits_for_a_connection()
    {
        await using var server = ScriptedServer.Start();
        await using var proxy = FaultProxy.Start(server.EndPoint);
        proxy.Refuse();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy) with { LazyConnect = true });
        using var cancellation = new CancellationTokenSource();

        var call = client.GetAsync("a", cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.CompletesAsync(call));
        proxy.Heal();
        await client.PingAsync();
        Assert.Equal(0, server.CountReceived("GET"));
    }

    [Fact]
    public async Task A_token_ends_a_command_that_waits_at_the_server()
    {
        await using var server = ScriptedServer.Start();
        server.On("BLPOP");
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));
        using var cancellation = new CancellationTokenSource();

        var call = client.BLPopAsync(Timeout.InfiniteTimeSpan, ["list"], cancellation.Token).AsTask();
        var received = await server.WhenReceivedAsync("BLPOP");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.CompletesAsync(call));
        await Eventually.TrueAsync(() => !received.Connection.IsOpen, what: "the server sees the waiting connection end");
        Assert.Equal("PONG", (string)await client.PingAsync());
    }
}
