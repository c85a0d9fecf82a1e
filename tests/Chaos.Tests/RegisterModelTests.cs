using Glide.Chaos.Model;

namespace Glide.Chaos.Tests;

public sealed class RegisterModelTests
{
    private readonly RegisterModel _model = new("key", initial: 0);

    [Fact]
    public void The_last_acknowledged_write_is_what_must_be_read()
    {
        _model.Wrote(1);
        _model.Wrote(2);

        Assert.Null(_model.Read("key=2", mayHaveLost: false).Wrong);
        Assert.NotNull(_model.Read("key=1", mayHaveLost: false).Wrong);
    }

    [Theory]
    [InlineData("key=3")]
    [InlineData("other=1")]
    [InlineData("")]
    [InlineData(null)]
    public void What_was_never_written_is_wrong_even_after_a_loss(string? answer)
    {
        _model.Wrote(1);

        Assert.NotNull(_model.Read(answer, mayHaveLost: true).Wrong);
    }

    [Fact]
    public void A_write_without_an_answer_may_have_happened_or_not()
    {
        _model.Wrote(1);
        _model.MayHaveWritten(2);
        Assert.Equal(Found.AsExpected, _model.Read("key=1", mayHaveLost: false));

        _model.MayHaveWritten(3);
        Assert.Equal(Found.AsExpected, _model.Read("key=3", mayHaveLost: false));
    }

    [Fact]
    public void Once_a_doubtful_write_was_seen_it_stays()
    {
        _model.MayHaveWritten(1);
        _model.Read("key=1", mayHaveLost: false);

        Assert.NotNull(_model.Read("key=0", mayHaveLost: false).Wrong);
    }

    [Fact]
    public void Once_a_doubtful_write_was_seen_to_be_missing_it_does_not_come_later()
    {
        _model.Wrote(1);
        _model.MayHaveWritten(2);
        _model.Read("key=1", mayHaveLost: false);

        Assert.NotNull(_model.Read("key=2", mayHaveLost: false).Wrong);
    }

    [Fact]
    public void A_later_acknowledged_write_settles_the_doubt()
    {
        _model.MayHaveWritten(1);
        _model.Wrote(2);

        Assert.NotNull(_model.Read("key=1", mayHaveLost: false).Wrong);
    }

    [Fact]
    public void After_a_loss_the_missing_acknowledged_writes_are_counted_once()
    {
        _model.Wrote(1);
        _model.Wrote(2);
        _model.MayHaveWritten(3);
        _model.Wrote(4);

        Assert.Equal(new Found(2, null), _model.Read("key=1", mayHaveLost: true));
        Assert.Equal(Found.AsExpected, _model.Read("key=1", mayHaveLost: true));
    }
}
