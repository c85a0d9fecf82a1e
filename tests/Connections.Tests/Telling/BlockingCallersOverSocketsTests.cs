using System.Diagnostics;

namespace Glide.Connections.Tests.Telling;

public sealed class BlockingCallersOverSocketsTests : BlockingCallerTests
{
    private protected override bool OverStreams => false;

    [Fact]
    public async Task Callers_who_are_slow_go_on_side_by_side()
    {
        var calls = HoldReplies(6);
        var onPool = calls.Select(call => After(call, static () =>
        {
            // Each waits until its thread has worked for a millisecond, of which the machine may take its share.
            Thread.SpinWait(100);
            for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun).TotalMilliseconds < 1;)
            {
                Thread.SpinWait(10);
            }

            return Thread.CurrentThread.IsThreadPoolThread;
        })).ToArray();
        Release();
        var told = await Eventually.CompletesAsync(Task.WhenAll(onPool));
        Assert.False(told[0]);
        Assert.All(told[2..], Assert.True);
    }
}
