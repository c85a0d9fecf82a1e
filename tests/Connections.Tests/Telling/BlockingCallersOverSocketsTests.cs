using System.Diagnostics;

namespace Glide.Connections.Tests.Telling;

public sealed class BlockingCallersOverSocketsTests : BlockingCallerTests
{
    private protected override bool OverStreams => false;

    [Fact]
    public async Task Callers_who_are_slow_go_on_side_by_side()
    {
        // Where the system puts the reader's thread aside before it has begun, the pool tells the first one too.
        await Eventually.TrueAsync(
            async () =>
            {
                var onPool = HoldReplies(6).Select(call => After(call, WorkAMillisecond)).ToArray();
                Release();
                var told = await Eventually.CompletesAsync(Task.WhenAll(onPool));
                Assert.All(told[2..], Assert.True);
                return !told[0];
            },
            what: "the first goes on where its reply was read");
    }

    /// <summary>Works, and tells whether a thread of the pool does.</summary>
    private static bool WorkAMillisecond()
    {
        // Until the thread has worked for a millisecond, of which the machine may take its share.
        Thread.SpinWait(100);
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun).TotalMilliseconds < 1;)
        {
            Thread.SpinWait(10);
        }

        return Thread.CurrentThread.IsThreadPoolThread;
    }
}
