using System.Collections.Concurrent;
using System.Diagnostics;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Faults;

/// <summary>
/// Timeouts, cancellations, replies and the pooling of calls meet as often as can be arranged: a reply that reached another call would show
/// in its text, an object that served two callers in either of theirs.
/// </summary>
public sealed class LateReplyStressTests(RealServer fixture) : IClassFixture<RealServer>
{
    private const int Callers = 64;

    /// <summary>How often each of the things that are to meet has to have happened.</summary>
    private const int Enough = 500;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<string> _wrong = [];
    private long _answered;
    private long _timedOut;
    private long _cancelled;
    private long _lost;
    private long _forgotten;
    private volatile bool _isOver;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_late_reply_never_reaches_another_call(bool alsoCuts)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy, TestClient.Settings with { InflightLimit = 48 });
        await using SchedulingDelay delay = new();
        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(client, caller))));
        var stalling = StallAsync();
        var start = Stopwatch.GetTimestamp();

        // A busy machine needs longer until everything that is to meet has met often enough.
        while (Stopwatch.GetElapsedTime(start) < Duration || (!HasMetEnough(alsoCuts) && Stopwatch.GetElapsedTime(start) < Patience))
        {
            await Task.Delay(25);
            if (alsoCuts)
            {
                proxy.CutAll();
            }
        }

        _isOver = true;
        await Eventually.CompletesAsync(callers);
        await stalling;
        await Eventually.TrueAsync(() => client.Executor.UnderWay == 0);
        Assert.Empty(_wrong);

        // What is to meet has met.
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_answered} answered, {_timedOut} timed out, {_cancelled} cancelled, {_lost} lost, {_forgotten} forgotten");
        Assert.All([_answered, _timedOut, _cancelled, _forgotten], count => Assert.InRange(count, Enough, long.MaxValue));
        if (alsoCuts)
        {
            Assert.NotEqual(0, _lost);
        }
        else if (delay.Worst < TimeSpan.FromMilliseconds(50))
        {
            // On a machine that stands still for longer a connection may be taken for silent, which it then is.
            Assert.Equal(0, _lost);
        }

        Assert.Equal("after", await client.EchoAsync("after"));
    }

    private bool HasMetEnough(bool alsoCuts) =>
        Interlocked.Read(ref _answered) >= Enough && Interlocked.Read(ref _timedOut) >= Enough && Interlocked.Read(ref _cancelled) >= Enough
        && Interlocked.Read(ref _forgotten) >= Enough && (!alsoCuts || Interlocked.Read(ref _lost) > 0);

    /// <summary>The server stands still for about as long as a call may take, again and again.</summary>
    private async Task StallAsync()
    {
        await using var control = await RawConnection.ConnectAsync(fixture.Server.EndPoint);
        Random random = new(11);
        while (!_isOver)
        {
            await control.ExecuteAsync("DEBUG", "SLEEP", $"0.0{random.Next(2, 16):D2}");
            await Task.Delay(random.Next(1, 4));
        }
    }

    private async Task CallAsync(TestClient client, int caller)
    {
        Random random = new(caller);
        for (var number = 0; !_isOver; number++)
        {
            var text = $"{caller}:{number}";
            switch (random.Next(10))
            {
                case < 5:
                    await CheckAsync(client.EchoAsync(text, TimeSpan.FromMilliseconds(random.Next(1, 4))), text);
                    break;

                case < 8:
                    using (CancellationTokenSource source = new())
                    {
                        source.CancelAfter(random.Next(0, 12));
                        await CheckAsync(client.EchoAsync(text, TimeSpan.FromSeconds(15), source.Token), text);
                    }

                    break;

                case < 9:
                    await CheckAsync(client.ReadEchoAsync(text, TimeSpan.FromMilliseconds(20)), text);
                    break;

                default:
                    Forget(client.EchoAsync(text, TimeSpan.FromMilliseconds(2)));
                    break;
            }
        }
    }

    private async Task CheckAsync(ValueTask<string> call, string text)
    {
        try
        {
            var reply = await call;
            Interlocked.Increment(ref _answered);
            if (reply != text)
            {
                _wrong.Add($"{text} got {reply}");
            }
        }
        catch (ValkeyTimeoutException)
        {
            Interlocked.Increment(ref _timedOut);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _cancelled);
        }
        catch (ValkeyConnectionException)
        {
            Interlocked.Increment(ref _lost);
        }
    }

    private void Forget(ValueTask<string> call)
    {
        // Nobody ever awaits it; its object must not come back to the pool half used.
        _ = call;
        Interlocked.Increment(ref _forgotten);
    }
}
