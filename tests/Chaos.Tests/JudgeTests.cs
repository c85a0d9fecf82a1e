using Glide.Chaos.Load;
using Glide.Chaos.Operating;
using Glide.Chaos.Reporting;

namespace Glide.Chaos.Tests;

/// <summary>What is held against the client. All of it lies before the control's beginning, so that the machine was never late.</summary>
public sealed class JudgeTests : IAsyncLifetime
{
    private static readonly Window Lost = new(Shard: 1, IsCoordinated: false, From: -9000, PromotedAt: -7000, ServedAt: -6800);

    private readonly Control _control = new();
    private readonly Judge _judge;

    public JudgeTests() => _judge = new Judge(_control, new ChaosOptions());

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _control.DisposeAsync();

    [Theory]
    [InlineData(1, -8500, -8250, false)]
    [InlineData(1, -6100, -5850, false)]
    [InlineData(1, -5900, -5650, true)]
    [InlineData(1, -9500, -9250, true)]
    [InlineData(0, -8500, -8250, true)]
    public void An_error_is_allowed_only_where_and_while_the_primary_is_missing(int shard, double start, double end, bool isHeld)
    {
        _judge.Failed([Failed(shard, start, end)], Lost);

        Assert.Equal(isHeld, _judge.Violations.Count == 1);
        Assert.Equal(0, _judge.Excused);
    }

    [Fact]
    public void No_error_is_allowed_when_no_primary_is_missing()
    {
        _judge.Failed([Failed(0, -500, -250)], window: null);

        Assert.Single(_judge.Violations);
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(101, true)]
    public void A_call_may_end_a_tenth_of_a_second_after_its_time(double late, bool isHeld)
    {
        _judge.Slow([new SlowCall(0, "GET", -1000, -1000 + late)]);

        Assert.Equal(isHeld, _judge.Violations.Count == 1);
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1001, true)]
    public void A_shard_must_be_served_a_second_after_its_promotion(double later, bool isHeld)
    {
        _judge.Recovery(Lost with { ServedAt = Lost.PromotedAt + later });

        Assert.Equal(isHeld, _judge.Violations.Count == 1);
    }

    [Fact]
    public void A_wrong_answer_is_never_allowed()
    {
        _judge.Wrong(["it is wrong"]);

        Assert.Single(_judge.Violations);
    }

    private static FailedCall Failed(int shard, double start, double end) =>
        new(shard, "SET", new ValkeyTimeoutException("late", DeliveryStatus.Written), start, end);
}
