using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests;

public sealed class InflightGateTests
{
    private readonly GatedOwner _owner = new();
    private readonly List<PendingCommand> _dispatched = [];

    [Fact]
    public async Task Past_the_limit_calls_wait_for_a_permit_in_their_order()
    {
        var gate = MakeGate(2, _dispatched.Add);
        var calls = Enumerable.Range(0, 5).Select(_ => Calls.Incr(_owner)).ToArray();
        var tasks = calls.Select(call => call.Task.AsTask()).ToArray();
        Array.ForEach(calls, gate.Enter);
        Assert.Equal(calls[..2], _dispatched);
        Assert.Equal(2, gate.UnderWay);

        foreach (var call in calls)
        {
            call.CompleteAndRelease(":1\r\n"u8, payload: null);
        }

        Assert.Equal(calls, _dispatched);
        Assert.Equal(0, gate.UnderWay);
        await Eventually.CompletesAsync(Task.WhenAll(tasks));
    }

    [Fact]
    public void At_the_limit_a_call_can_be_refused_at_once()
    {
        var gate = MakeGate(1, _dispatched.Add);
        Assert.True(gate.TryEnter(Calls.Incr(_owner)));
        Assert.False(gate.TryEnter(Calls.Incr(_owner)));
        Assert.Single(_dispatched);
        _dispatched[0].CompleteAndRelease(":1\r\n"u8, payload: null);
        Assert.True(gate.TryEnter(Calls.Incr(_owner)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Who_is_told_the_outcome_of_a_call_finds_its_permit_free(int way)
    {
        GatedOwner owner = new() { Work = WorkQueue.Inline };
        InflightGate gate = new(1, _dispatched.Add);
        owner.Gate = gate;
        var call = Calls.Incr(owner);
        var underWay = -1;
        OnTold(call.Task, () => underWay = gate.UnderWay);
        gate.Enter(call);
        Assert.Equal(1, gate.UnderWay);

        switch (way)
        {
            case 0:
                call.CompleteAndRelease(":1\r\n"u8, payload: null);
                break;

            case 1:
                call.FailAndRelease(new ValkeyClosedException("closed"));
                break;

            default:
                Assert.True(call.TryClaim());
                call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
                break;
        }

        Assert.Equal(0, underWay);
    }

    [Fact]
    public async Task A_call_that_ends_while_it_waits_is_neither_dispatched_nor_holds_a_permit()
    {
        var gate = MakeGate(1, _dispatched.Add);
        var first = Calls.Incr(_owner);
        var late = Calls.Echo("a", _owner);
        var lateTask = late.Task;
        gate.Enter(first);
        gate.Enter(late);
        Assert.True(late.TryClaim(late.Version));
        late.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.NotWritten));

        first.CompleteAndRelease(":1\r\n"u8, payload: null);
        Assert.Equal([first], _dispatched);
        Assert.Equal(0, gate.UnderWay);
        Assert.True(gate.Waiting.IsEmpty);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await lateTask);
    }

    [Fact]
    public async Task Tens_of_thousands_that_wait_and_then_fail_at_once_do_not_pile_up_on_the_stack()
    {
        const int Count = 50_000;
        var isClosed = false;
        List<int> depths = [];
        var failed = 0;
        var gate = MakeGate(1, call =>
        {
            if (!isClosed)
            {
                _dispatched.Add(call);
                return;
            }

            if (failed++ % 5000 == 0)
            {
                depths.Add(new System.Diagnostics.StackTrace(fNeedFileInfo: false).FrameCount);
            }

            call.FailAndRelease(new ValkeyClosedException("closed"));
        });
        var tasks = Enumerable.Range(0, Count).Select(_ =>
        {
            var call = Calls.Incr(_owner);
            var task = call.Task.AsTask();
            gate.Enter(call);
            return task;
        }).ToArray();

        isClosed = true;
        _dispatched[0].FailAndRelease(new ValkeyClosedException("closed"));
        await Eventually.CompletesAsync(Task.WhenAll(tasks).ContinueWith(_ => { }, TaskScheduler.Default));
        Assert.All(tasks, task => Assert.IsType<ValkeyClosedException>(task.Exception?.InnerException));
        Assert.Equal(0, gate.UnderWay);
        // A frame more or less is the compiler's doing, which may inline a method meanwhile.
        Assert.InRange(depths.Max() - depths.Min(), 0, 10);
    }

    [Fact]
    public async Task A_call_does_not_overtake_one_that_another_thread_is_about_to_dispatch()
    {
        using ManualResetEventSlim isDispatching = new();
        using ManualResetEventSlim goOn = new();
        PendingCommand? slow = null;
        var gate = MakeGate(2, call =>
        {
            if (ReferenceEquals(call, slow))
            {
                isDispatching.Set();
                Assert.True(goOn.Wait(TimeSpan.FromSeconds(20)));
            }

            lock (_dispatched)
            {
                _dispatched.Add(call);
            }
        });
        PendingReply<long>[] calls = [.. Enumerable.Range(0, 4).Select(_ => Calls.Incr(_owner))];
        slow = calls[2];
        gate.Enter(calls[0]);
        gate.Enter(calls[1]);
        gate.Enter(slow);

        var other = Task.Run(() => calls[0].CompleteAndRelease(":1\r\n"u8, payload: null));
        Assert.True(isDispatching.Wait(TimeSpan.FromSeconds(20)));
        calls[1].CompleteAndRelease(":1\r\n"u8, payload: null);

        // There is a permit free and nobody in the queue; and yet the caller's earlier call has not been sent.
        gate.Enter(calls[3]);
        lock (_dispatched)
        {
            Assert.DoesNotContain(calls[3], _dispatched);
        }

        goOn.Set();
        await Eventually.CompletesAsync(other);
        Assert.Equal(calls, _dispatched);
    }

    [Fact]
    public async Task Permits_are_neither_lost_nor_doubled_when_many_threads_enter_and_end()
    {
        const int Limit = 10;
        var most = 0;
        InflightGate? gate = null;
        gate = MakeGate(Limit, call =>
        {
            InterlockedMax(ref most, gate!.UnderWay);
            ThreadPool.UnsafeQueueUserWorkItem(
                static call => call.CompleteAndRelease(":1\r\n"u8, payload: null), call, preferLocal: false);
        });

        var callers = Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var call = Calls.Incr(_owner);
                var task = call.Task;
                gate.Enter(call);
                Assert.Equal(1, await task);
            }
        }));
        await Eventually.CompletesAsync(Task.WhenAll(callers), TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => gate.UnderWay == 0);

        // A thread that finds the gate full has been counted for a moment.
        Assert.InRange(most, 1, Limit + 32);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }

    private static void OnTold(ValueTask<long> task, Action action) => task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(action);

    private InflightGate MakeGate(int limit, Action<PendingCommand> dispatch) => _owner.Gate = new InflightGate(limit, dispatch);
}
