using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests;

/// <summary>While a connection sends from the caller's memory, the caller must not be told that the call has ended.</summary>
public sealed class BorrowedMemoryTests
{
    private readonly RecordingOwner _owner = new();

    [Fact]
    public async Task A_timeout_is_told_when_the_memory_is_free_again()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        Assert.True(pending.TryBorrow());
        Assert.True(pending.TryClaim());
        pending.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        Assert.False(task.IsCompleted);

        pending.EndBorrowing();
        pending.ReleaseLink();
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await task);
    }

    [Fact]
    public async Task A_reply_is_told_when_the_memory_is_free_again()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        Assert.True(pending.TryBorrow());
        pending.CompleteAndRelease(":5\r\n"u8, payload: null);
        Assert.False(task.IsCompleted);

        pending.EndBorrowing();
        Assert.Equal(5, await task);
    }

    [Fact]
    public async Task Memory_that_comes_back_before_the_reply_tells_nothing()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        Assert.True(pending.TryBorrow());
        pending.EndBorrowing();
        Assert.False(task.IsCompleted);

        pending.CompleteAndRelease(":6\r\n"u8, payload: null);
        Assert.Equal(6, await task);
    }

    [Fact]
    public async Task A_call_that_has_ended_lends_nothing_and_is_told_once()
    {
        for (var i = 0; i < 100; i++)
        {
            var pending = Calls.Incr(_owner);
            var task = pending.Task;
            Assert.True(pending.TryClaim());
            pending.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.NotWritten));

            // A connection that has just come up wants to send it. Told a second time, the outcome would end the process.
            Assert.False(pending.TryBorrow());
            pending.ReleaseLink();
            await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await task);
        }
    }
}
