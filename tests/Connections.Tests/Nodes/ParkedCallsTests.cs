using Glide.Cluster;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Nodes;

/// <summary>Calls that wait for their time go on when it has come.</summary>
public sealed class ParkedCallsTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly RecordingOwner _owner = new();
    private readonly List<PendingCommand> _resumed = [];
    private readonly Clock _clock;
    private readonly ParkedCalls _parked;

    public ParkedCallsTests()
    {
        _clock = Clock.From(_time);
        _parked = new ParkedCalls(_clock, _resumed.Add);
    }

    public void Dispose() => _parked.Dispose();

    [Fact]
    public void A_call_goes_on_when_its_time_has_come()
    {
        var call = Calls.Incr(_owner);
        _parked.Park(call, _clock.Milliseconds + 50);
        Pass(49);
        Assert.Empty(_resumed);
        Pass(1);
        Assert.Equal([call], _resumed);
    }

    [Fact]
    public async Task A_call_that_was_given_up_while_it_waited_does_not_keep_the_next_one_for_ever()
    {
        var first = Calls.Incr(_owner);
        var firstTask = first.Task.AsTask();
        _parked.Park(first, _clock.Milliseconds + 50);
        Pass(10);
        Assert.True(first.TryClaim());
        first.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.NotWritten));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => firstTask);
        Assert.False(_parked.Visit(static (_, _) => { }, 0));

        // Its time comes, and nobody waits.
        Pass(50);
        var next = Calls.Incr(_owner);
        _parked.Park(next, _clock.Milliseconds + 50);
        Pass(50);

        Assert.Equal([next], _resumed);
    }

    private void Pass(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
