using System.Runtime.CompilerServices;
using Glide.Connections.Tests.Commands;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests;

/// <summary>Who may end a call, and when the object may serve the next one.</summary>
public sealed class PendingCommandTests
{
    private readonly RecordingOwner _owner = new();

    [Fact]
    public async Task A_reply_completes_the_call_and_lets_the_object_serve_another()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        var version = pending.Version;

        pending.CompleteAndRelease(":42\r\n"u8, payload: null);

        Assert.Equal(42, await task);
        Assert.NotEqual(version, pending.Version);
        Assert.Equal(1, _owner.Ended);
    }

    [Fact]
    public async Task An_error_reply_is_the_calls_exception()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        pending.CompleteAndRelease("-WRONGTYPE no\r\n"u8, payload: null);

        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await task);
        Assert.Equal(("WRONGTYPE", DeliveryStatus.Answered), (error.Code, error.Delivery));
    }

    [Fact]
    public async Task A_reply_of_another_shape_fails_its_call_alone()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        pending.CompleteAndRelease("*1\r\n:1\r\n"u8, payload: null);
        await Assert.ThrowsAsync<ValkeyProtocolException>(async () => await task);
    }

    [Fact]
    public async Task The_object_of_a_call_that_was_given_up_waits_for_its_late_reply()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        var version = pending.Version;

        Assert.True(pending.TryClaim(version));
        pending.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await task);
        Assert.Equal(version, pending.Version);

        pending.CompleteAndRelease(":1\r\n"u8, payload: null);
        Assert.NotEqual(version, pending.Version);
        Assert.Equal(1, _owner.Ended);
    }

    [Fact]
    public async Task Whoever_saw_an_earlier_use_of_the_object_cannot_end_a_later_one()
    {
        var pending = Calls.Make<CountCommand, CountReply>(new CountCommand("k"), _owner);
        var seen = pending.Version;
        var first = pending.Task;
        pending.CompleteAndRelease(":1\r\n"u8, payload: null);
        TakeResultHere(first);

        var next = Calls.Make<CountCommand, CountReply>(new CountCommand("k"), _owner);
        Assert.Same(pending, next);
        Assert.False(next.TryClaim(seen));

        var second = next.Task;
        next.CompleteAndRelease(":2\r\n"u8, payload: null);
        Assert.Equal(new CountReply(2), await second);
    }

    [Fact]
    public async Task A_call_is_claimed_once()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        Assert.True(pending.TryClaim());
        Assert.False(pending.TryClaim());
        Assert.False(pending.TryClaim(pending.Version));

        pending.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        pending.FailAndRelease(new ValkeyClosedException("closed"));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await task);
        Assert.Equal(1, _owner.Ended);
    }

    [Fact]
    public async Task A_result_that_is_asked_for_too_early_does_not_let_the_object_go()
    {
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        var version = pending.Version;
        Assert.Throws<InvalidOperationException>(() => task.GetAwaiter().GetResult());

        Assert.True(pending.TryClaim());
        pending.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        pending.ReleaseLink();
        Assert.Equal(version, pending.Version);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await task);
        Assert.NotEqual(version, pending.Version);
    }

    [Fact]
    public async Task A_result_that_is_asked_for_twice_does_not_disturb_the_objects_next_call()
    {
        var pending = Calls.Make<CountCommand, CountReply>(new CountCommand("k"), _owner);
        var first = pending.Task;
        pending.CompleteAndRelease(":1\r\n"u8, payload: null);
        TakeResultHere(first);

        var next = Calls.Make<CountCommand, CountReply>(new CountCommand("k"), _owner);
        Assert.Same(pending, next);
        var version = next.Version;
        var second = next.Task;
        next.CompleteAndRelease(":2\r\n"u8, payload: null);
        await Eventually.TrueAsync(() => second.IsCompleted);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await first);
        Assert.Equal(version, next.Version);
        Assert.Equal(new CountReply(2), await second);
    }

    [Fact]
    public async Task A_permit_that_comes_after_the_end_is_not_taken_and_one_that_was_held_comes_back_once()
    {
        var late = Calls.Incr(_owner);
        var lateTask = late.Task;
        Assert.True(late.TryClaim());
        late.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.NotWritten));
        Assert.False(late.TryGrantPermit());
        Assert.Equal(0, _owner.PermitsBack);
        late.ReleaseLink();

        var held = Calls.Echo("a", _owner);
        var heldTask = held.Task;
        Assert.True(held.TryGrantPermit());
        Assert.True(held.TryClaim());
        held.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.NotWritten));
        held.FailAndRelease(new ValkeyClosedException("closed"));
        Assert.Equal(1, _owner.PermitsBack);

        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await lateTask);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await heldTask);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Either_token_gives_the_call_up(bool byView)
    {
        using CancellationTokenSource caller = new();
        using CancellationTokenSource view = new();
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        pending.CancelOn(caller.Token, view.Token);

        var fired = byView ? view : caller;
        await fired.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await task);
        Assert.Equal(fired.Token, error.CancellationToken);

        var version = pending.Version;
        pending.CompleteAndRelease(":1\r\n"u8, payload: null);
        Assert.NotEqual(version, pending.Version);
    }

    [Fact]
    public async Task A_token_that_fires_after_the_reply_changes_nothing()
    {
        using CancellationTokenSource caller = new();
        var pending = Calls.Incr(_owner);
        var task = pending.Task;
        pending.CancelOn(caller.Token, CancellationToken.None);
        pending.CompleteAndRelease(":7\r\n"u8, payload: null);
        await caller.CancelAsync();
        Assert.Equal(7, await task);
        Assert.Equal(1, _owner.Ended);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_nobody_awaits_is_not_kept_alive_by_its_token(bool endsBeforeItRegisters)
    {
        using CancellationTokenSource longLived = new();
        var call = MakeForgotten(endsBeforeItRegisters, longLived.Token);
        await Eventually.TrueAsync(() =>
        {
            GC.Collect();
            return !call.TryGetTarget(out _);
        });
    }

    /// <summary>
    /// Ends a call on the thread that made it, which then rents the same object again. On another thread one that an earlier call has left
    /// there would come first.
    /// </summary>
    private static void TakeResultHere<TReply>(ValueTask<TReply> call)
    {
        Assert.True(SpinWait.SpinUntil(() => call.IsCompleted, Eventually.DefaultTimeout));
#pragma warning disable CA2012 // It has completed: this takes the result and waits for nothing.
        call.GetAwaiter().GetResult();
#pragma warning restore CA2012
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<PendingCommand> MakeForgotten(bool endsBeforeItRegisters, CancellationToken token)
    {
        var pending = new PendingReply<long>();
        pending.Encode(new IncrCommand("k"));
        pending.Start(IncrCommand.Descriptor, _owner, long.MaxValue);
        if (endsBeforeItRegisters)
        {
            pending.CompleteAndRelease(":1\r\n"u8, payload: null);
            pending.CancelOn(token, CancellationToken.None);
        }
        else
        {
            pending.CancelOn(token, CancellationToken.None);
            pending.CompleteAndRelease(":1\r\n"u8, payload: null);
        }

        return new WeakReference<PendingCommand>(pending);
    }
}
