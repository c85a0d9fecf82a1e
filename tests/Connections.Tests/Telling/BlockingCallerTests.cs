using System.Diagnostics;
using System.Net.Sockets;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Telling;

/// <summary>
/// Callers who keep the thread on which they were told their reply: whatever they do there, it is theirs, and nobody else's calls may wait
/// for it.
/// </summary>
public abstract class BlockingCallerTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly ScriptedServer _server = ScriptedServer.Start();
    private TestClient _client = null!;

    /// <summary>Whether the connection runs over a stream, and the thread is one of the pool, or over a socket, and it is the reader's own.</summary>
    private protected abstract bool OverStreams { get; }

    public async ValueTask InitializeAsync()
    {
        _server.On("ECHO").Reply(Echoed);
        _client = await TestClient.ConnectAsync(
            _server,
            TestClient.Settings with { RequestTimeout = Timeout.InfiniteTimeSpan },
            TestClient.ConnectionOptions with { StreamFactory = OverStreams ? OpenStreamAsync : null });
    }

    public async ValueTask DisposeAsync()
    {
        _client.Executor.Dispose();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_caller_may_wait_for_a_call_whose_reply_came_with_its_own()
    {
        var calls = HoldReplies(3);
        var first = After(calls[0], () => calls[2].Wait(Bound) && calls[1].Wait(Bound));
        Release();
        Assert.True(await Eventually.CompletesAsync(first, Bound * 2));
    }

    [Fact]
    public async Task A_caller_may_wait_for_one_who_waits_for_the_next()
    {
        var calls = HoldReplies(5);
        var next = After(calls[4], static () => true);
        for (var i = 3; i >= 0; i--)
        {
            var awaited = next;
            next = After(calls[i], () => awaited.Wait(Bound));
        }

        Release();
        Assert.True(await Eventually.CompletesAsync(next, Bound * 2));
    }

    [Fact]
    public async Task A_caller_may_call_and_wait_on_the_spot()
    {
        var calls = HoldReplies(1);
        var told = After(calls[0], () => Enumerable.Range(0, 5).All(number => _client.EchoAsync($"{number}").AsTask().Wait(Bound)));
        Release();
        Assert.True(await Eventually.CompletesAsync(told, Bound * 6));
    }

    [Fact]
    public async Task Many_callers_may_call_and_wait_on_the_spot_at_once()
    {
        var calls = HoldReplies(8);
        var told = calls.Select((call, number) => After(call, () => _client.EchoAsync($"{number}").AsTask().Wait(Bound))).ToArray();
        Release();
        Assert.All(await Eventually.CompletesAsync(Task.WhenAll(told), Bound * 2), Assert.True);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Others_get_their_replies_while_a_caller_does_not_come_back(int replies)
    {
        using ManualResetEventSlim gate = new();
        var calls = HoldReplies(replies);
        var stays = After(calls[0], () => gate.Wait(Bound * 2));
        Release();
        await Eventually.CompletesAsync(Task.WhenAll(calls[1..]));
        for (var number = 0; number < 100; number++)
        {
            Assert.Equal($"{number}", await Eventually.CompletesAsync(_client.EchoAsync($"{number}").AsTask()));
        }

        Assert.False(stays.IsCompleted);
        gate.Set();
        Assert.True(await stays);
    }

    [Fact]
    public async Task Others_get_their_replies_while_a_caller_computes()
    {
        var calls = HoldReplies(2);
        var other = calls[1];
        var computes = After(calls[0], () =>
        {
            var begun = Stopwatch.GetTimestamp();
            while (!other.IsCompleted && Stopwatch.GetElapsedTime(begun) < Bound)
            {
                Thread.SpinWait(100);
            }

            return other.IsCompleted && _client.EchoAsync("after").AsTask().Wait(Bound);
        });
        Release();
        Assert.True(await Eventually.CompletesAsync(computes, Bound * 3));
    }

    [Fact]
    public async Task What_a_caller_wrote_before_it_blocked_is_sent()
    {
        using ManualResetEventSlim gate = new();
        var calls = HoldReplies(2);
        Task<string>? written = null;
        var stays = After(calls[0], () =>
        {
            written = _client.EchoAsync("written").AsTask();
            return gate.Wait(Bound * 2);
        });
        Release();
        await _server.WhenReceivedAsync("ECHO", "written");
        gate.Set();
        Assert.True(await stays);
        Assert.Equal("written", await Eventually.CompletesAsync(written!));
    }

    [Fact]
    public async Task A_caller_may_close_the_client()
    {
        var calls = HoldReplies(2);
        var closes = After(calls[0], () =>
        {
            _client.Executor.Dispose();
            return true;
        });
        Release();
        Assert.True(await Eventually.CompletesAsync(closes));
        await Eventually.CompletesAsync(calls[1]);
        await Assert.ThrowsAsync<ValkeyClosedException>(async () => await _client.EchoAsync("late"));
    }

    /// <summary>Goes on after a call right where its reply is told, free of the test's own synchronization context.</summary>
    private protected static Task<bool> After(Task call, Func<bool> then) =>
        call.ContinueWith(_ => then(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static async ValueTask<Stream> OpenStreamAsync(string host, int port, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static string Echoed(ReceivedCommand command) => $"${command.Words[1].Length}\r\n{command.Words[1]}\r\n";

    /// <summary>Makes calls whose replies come all at once, on <see cref="Release"/>.</summary>
    private protected Task<string>[] HoldReplies(int count)
    {
        _server.On("ECHO", "held").Do(static _ => Task.CompletedTask);
        _server.On("ECHO", "last").Reply(string.Concat(Enumerable.Repeat("+held\r\n", count)) + "+last\r\n");
        return [.. Enumerable.Range(0, count).Select(_ => _client.EchoAsync("held").AsTask())];
    }

    private protected void Release() => _ = _client.EchoAsync("last").AsTask();
}
