using Glide.Connections.Tests.Support;
using Glide.Protocol;

namespace Glide.Connections.Tests.Telling;

/// <summary>What a turn does with its items, one step at a time.</summary>
public sealed class CompletionTurnTests
{
    private readonly ManualWork _work = new();
    private readonly CompletionTurns _turns;
    private readonly List<string> _done = [];

    public CompletionTurnTests() => _turns = new CompletionTurns(_work);

    [Fact]
    public void The_items_run_in_their_order_and_the_turn_is_filled_again()
    {
        var turn = Fill(Note("a"), Note("b"), Note("c"));
        turn.Execute();
        Assert.Equal(["a", "b", "c"], _done);
        Assert.Equal(0, _work.Count);

        Fill(Note("d"));
        Assert.Same(turn, _turns.Filling);
    }

    [Fact]
    public void What_was_not_begun_is_handed_over_and_runs_once()
    {
        CompletionTurn turn = null!;
        turn = Fill(Note("a"), new Item(() => Assert.True(turn.TryHandOver(turn.Version))), Note("c"), Note("d"));
        turn.Execute();
        Assert.Equal(["a"], _done);
        Assert.Equal(2, _work.Count);
        _work.DoOne();
        _work.DoOne();
        Assert.Equal(["a", "c", "d"], _done);

        // Whoever handed it over may still hold it.
        Fill(Note("e"));
        Assert.NotSame(turn, _turns.Filling);
    }

    [Fact]
    public void A_turn_that_has_ended_cannot_be_handed_over()
    {
        var turn = Fill(Note("a"), Note("b"));
        var version = turn.Version;
        turn.Execute();
        Assert.False(turn.TryHandOver(version));
        Assert.NotEqual(version, turn.Version);
    }

    [Fact]
    public void What_an_item_throws_is_thrown_elsewhere_and_the_others_run()
    {
        Fill(Note("a"), new Item(static () => throw new InvalidTimeZoneException("mine")), Note("c")).Execute();
        Assert.Equal(["a", "c"], _done);
        Assert.Equal("mine", Assert.Throws<InvalidTimeZoneException>(_work.DoOne).Message);
    }

    [Fact]
    public void What_an_item_leaves_on_the_thread_does_not_reach_the_next()
    {
        AsyncLocal<string> local = new();
        OnThreadOfItsOwn(() => Fill(
            new Item(() =>
            {
                local.Value = "left";
                SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            }),
            new Item(() => _done.Add($"{local.Value ?? "none"} {SynchronizationContext.Current?.ToString() ?? "none"}")),
            new Item(static () => ExecutionContext.SuppressFlow()),
            new Item(() => _done.Add($"{ExecutionContext.IsFlowSuppressed()}"))).Execute());
        Assert.Equal(["none none", "False"], _done);
    }

    [Fact]
    public async Task What_the_callers_of_a_turn_write_leaves_together()
    {
        TestTransport transport = new();
        RecordingOwner owner = new();
        using Connection connection = new(
            transport, "test:1", new RecordingEvents(), Clock.From(new ManualTime()), RespLimits.Default, _work);
        connection.Hello = new ServerHello(3, "valkey", "9.1.2", 1);
        connection.Start();
        for (var i = 0; i < 4; i++)
        {
            var call = Calls.Incr(owner);
            call.Task.GetAwaiter().UnsafeOnCompleted(() => Assert.True(connection.TrySend(Calls.Incr(owner))));
            Assert.True(connection.TrySend(call));
        }

        // The first call left alone, the others with the queued flush.
        _work.DoOne();
        Assert.Equal(2, transport.Sends.Count);
        transport.Feed(":1\r\n:2\r\n:3\r\n:4\r\n");
        await Eventually.TrueAsync(() => _work.Count == 1);
        _work.DoOne();

        const string Incr = "*2\r\n$4\r\nINCR\r\n$1\r\nk\r\n";
        Assert.Equal([Incr + Incr, Incr + Incr], transport.Sends.Skip(2));
        Assert.Equal(0, _work.Count);
    }

    private static void OnThreadOfItsOwn(Action action)
    {
        Thread thread = new(action.Invoke);
        thread.UnsafeStart();
        thread.Join();
    }

    private CompletionTurn Fill(params Item[] items)
    {
        foreach (var item in items)
        {
            _turns.Filling.Enqueue(item);
        }

        return _turns.Take()!;
    }

    private Item Note(string text) => new(() => _done.Add(text));

    private sealed class Item(Action action) : IThreadPoolWorkItem
    {
        public void Execute() => action();
    }
}
