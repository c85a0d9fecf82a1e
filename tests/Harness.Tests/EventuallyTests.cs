namespace Glide.Harness.Tests;

public sealed class EventuallyTests
{
    [Fact]
    public async Task A_condition_that_comes_to_hold_is_waited_for()
    {
        int calls = 0;
        await Eventually.TrueAsync(() => ++calls == 3);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_condition_that_never_holds_fails_with_its_name()
    {
        TimeoutException failure = await Assert.ThrowsAsync<TimeoutException>(
            () => Eventually.TrueAsync(() => false, TimeSpan.FromMilliseconds(20), "pigs fly"));
        Assert.Contains("pigs fly", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_hangs_fails_with_its_name()
    {
        TaskCompletionSource<int> never = new();
        TimeoutException failure = await Assert.ThrowsAsync<TimeoutException>(
            () => Eventually.CompletesAsync(never.Task, TimeSpan.FromMilliseconds(20)));
        Assert.Contains("never.Task", failure.Message, StringComparison.Ordinal);
    }
}
