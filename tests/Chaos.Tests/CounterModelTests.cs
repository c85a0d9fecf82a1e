using Glide.Chaos.Model;

namespace Glide.Chaos.Tests;

public sealed class CounterModelTests
{
    private readonly CounterModel _model = new("key", initial: 10);

    [Fact]
    public void An_increment_adds_one()
    {
        Assert.Null(_model.Incremented(11, mayHaveLost: false).Wrong);
        Assert.Null(_model.Incremented(12, mayHaveLost: false).Wrong);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    public void An_increment_that_was_dropped_or_ran_twice_is_noticed(long answer) =>
        Assert.NotNull(_model.Incremented(answer, mayHaveLost: false).Wrong);

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void An_increment_without_an_answer_may_have_happened_once(long answer, bool isRight)
    {
        _model.MayHaveIncremented();

        Assert.Equal(isRight, _model.Incremented(answer, mayHaveLost: false).Wrong is null);
    }

    [Fact]
    public void After_a_loss_the_missing_increments_are_counted()
    {
        _model.Incremented(11, mayHaveLost: false);
        _model.Incremented(12, mayHaveLost: false);
        _model.Incremented(13, mayHaveLost: false);

        Assert.Equal(new Found(2, null), _model.Incremented(12, mayHaveLost: true));
        Assert.NotNull(_model.Incremented(12, mayHaveLost: false).Wrong);
    }

    [Fact]
    public void No_loss_explains_more_than_was_incremented() =>
        Assert.NotNull(_model.Incremented(12, mayHaveLost: true).Wrong);
}
