using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests;

/// <summary>A reply, a timeout and a cancellation that meet on one call, again and again.</summary>
public sealed class CallStormTests
{
    private const int Rounds = 20_000;

    [Fact]
    public async Task A_call_that_three_threads_want_to_end_ends_once_and_with_its_own_outcome()
    {
        RecordingOwner owner = new();
        PendingReply<long>? current = null;
        CancellationTokenSource? source = null;
        using Barrier start = new(4);
        using Barrier end = new(4);
        var isOver = false;

        Thread InRounds(Action step)
        {
            Thread thread = new(() =>
            {
                while (true)
                {
                    start.SignalAndWait();
                    if (isOver)
                    {
                        return;
                    }

                    step();
                    end.SignalAndWait();
                }
            })
            { IsBackground = true };
            thread.Start();
            return thread;
        }

        var round = 0;
        Thread[] threads =
        [
            InRounds(() => current!.CompleteAndRelease(round % 2 == 0 ? ":0\r\n"u8 : ":1\r\n"u8, payload: null)),
            InRounds(() => EndAsOverdue(current!)),
            InRounds(() => source!.Cancel()),
        ];

        for (; round < Rounds; round++)
        {
            current = Calls.Incr(owner);
            current.HoldPermit();
            var task = current.Task;
            source = new CancellationTokenSource();
            current.CancelOn(source.Token, CancellationToken.None);
            start.SignalAndWait();
            end.SignalAndWait();

            try
            {
                Assert.Equal(round % 2, await task);
            }
            catch (Exception exception) when (exception is ValkeyTimeoutException or OperationCanceledException)
            {
                // One of the three outcomes that it may have.
            }

            Assert.Equal(round + 1, owner.Ended);
            source.Dispose();
        }

        isOver = true;
        start.SignalAndWait();
        Assert.All(threads, thread => Assert.True(thread.Join(TimeSpan.FromSeconds(20))));
        Assert.Equal(Rounds, owner.PermitsBack);
    }

    private static void EndAsOverdue(PendingCommand command)
    {
        var version = command.Version;
        if (command.TryClaim(version))
        {
            command.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        }
    }
}
