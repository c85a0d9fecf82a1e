using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests;

public sealed class SweeperTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private int _looks;
    private bool _isSomethingUnderWay;

    [Fact]
    public void It_rests_until_it_is_woken()
    {
        using Sweeper sweeper = new(_time, Look);
        _time.Advance(Second);
        Assert.Equal(0, _looks);
    }

    [Fact]
    public void It_looks_every_ten_milliseconds_while_calls_are_under_way()
    {
        using Sweeper sweeper = new(_time, Look);
        _isSomethingUnderWay = true;
        sweeper.Wake();
        sweeper.Wake();
        _time.Advance(3 * Second);
        Assert.Equal(300, _looks);
    }

    [Fact]
    public void After_a_second_without_calls_it_rests_and_can_be_woken_again()
    {
        using Sweeper sweeper = new(_time, Look);
        sweeper.Wake();
        _time.Advance(10 * Second);
        Assert.Equal(0, _time.ArmedTimers);
        var looks = _looks;
        Assert.InRange(looks, 100, 102);

        sweeper.Wake();
        _time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.Equal(looks + 1, _looks);
    }

    [Fact]
    public void A_call_that_comes_as_it_goes_to_rest_keeps_it_awake()
    {
        Sweeper? sweeper = null;
        using var disposal = sweeper = new Sweeper(_time, () =>
        {
            // The hundredth quiet look sends it to rest; a call comes right then and finds the timer still armed.
            if (++_looks == 100)
            {
                _isSomethingUnderWay = true;
                sweeper!.Wake();
                return false;
            }

            return _isSomethingUnderWay;
        });
        sweeper.Wake();
        _time.Advance(3 * Second);
        Assert.InRange(_looks, 290, 302);
    }

    private bool Look()
    {
        _looks++;
        return _isSomethingUnderWay;
    }
}
