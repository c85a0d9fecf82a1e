namespace Glide.Connections.Tests;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 400)]
    [InlineData(3, 800)]
    [InlineData(4, 1600)]
    [InlineData(5, 3200)]
    public void The_wait_doubles_five_times_and_varies_by_a_fifth(int attempt, double milliseconds)
    {
        var waits = Enumerable.Range(0, 1000).Select(seed => Backoff.Default.Delay(attempt, new Random(seed)).TotalMilliseconds).ToList();
        Assert.All(waits, wait => Assert.InRange(wait, milliseconds * 0.8, milliseconds * 1.2));
        Assert.True(waits.Min() < milliseconds * 0.85);
        Assert.True(waits.Max() > milliseconds * 1.15);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public void Then_it_stays_for_ever(int attempt) =>
        Assert.Equal(TimeSpan.FromMilliseconds(3200), Backoff.Default.Delay(attempt, new Random(1)));

    [Fact]
    public void The_same_seed_gives_the_same_waits() =>
        Assert.Equal(Backoff.Default.Delay(3, new Random(7)), Backoff.Default.Delay(3, new Random(7)));
}
