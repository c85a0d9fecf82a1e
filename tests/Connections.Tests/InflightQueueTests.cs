using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests;

public sealed class InflightQueueTests
{
    private readonly RecordingOwner _owner = new();
    private readonly InflightQueue _queue = new();

    [Theory]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Calls_leave_in_the_order_in_which_they_came(int count)
    {
        var calls = Enumerable.Range(0, count).Select(_ => Calls.Incr(_owner)).ToArray();
        for (var round = 0; round < 3; round++)
        {
            Array.ForEach(calls, _queue.Enqueue);
            Assert.Equal(count, _queue.Count);
            foreach (var call in calls)
            {
                Assert.Same(call, _queue.Peek());
                Assert.True(_queue.TryDequeue(out var left));
                Assert.Same(call, left);
            }

            Assert.Null(_queue.Peek());
            Assert.False(_queue.TryDequeue(out _));
            Assert.Equal((round + 1L) * count, _queue.Dequeued);
        }
    }

    [Fact]
    public void An_onlooker_sees_every_call_that_stands_there()
    {
        var calls = Enumerable.Range(0, 3000).Select(_ => Calls.Incr(_owner)).ToArray();
        Array.ForEach(calls, _queue.Enqueue);
        for (var i = 0; i < 1500; i++)
        {
            _queue.TryDequeue(out _);
        }

        List<PendingCommand> seen = [];
        _queue.Visit(static (call, list) => list.Add(call), seen);
        Assert.Equal(calls[1500..], seen);
    }

    [Fact]
    public async Task One_producer_one_consumer_and_an_onlooker_do_not_disturb_each_other()
    {
        const int Count = 1_000_000;
        var calls = Enumerable.Range(0, 257).Select(_ => (PendingCommand)Calls.Incr(_owner)).ToArray();
        HashSet<PendingCommand> known = [.. calls];
        var isOver = false;

        var producer = Task.Run(() =>
        {
            for (var i = 0; i < Count; i++)
            {
                _queue.Enqueue(calls[i % calls.Length]);
            }
        });
        var consumer = Task.Run(() =>
        {
            for (var i = 0; i < Count; i++)
            {
                PendingCommand? call;
                while (!_queue.TryDequeue(out call))
                {
                    Thread.Yield();
                }

                Assert.Same(calls[i % calls.Length], call);
            }
        });
        var onlooker = Task.Run(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                Assert.True(_queue.Count >= 0);
                _queue.Visit(static (call, all) => Assert.Contains(call, all), known);
            }
        });

        await Eventually.CompletesAsync(Task.WhenAll(producer, consumer), TimeSpan.FromMinutes(1));
        Volatile.Write(ref isOver, true);
        await Eventually.CompletesAsync(onlooker);
        Assert.Equal(0, _queue.Count);
    }
}
