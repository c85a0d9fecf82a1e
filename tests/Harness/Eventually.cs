using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Glide.Harness;

/// <summary>Waits for a condition within a bound, instead of a sleep that is too short on a slow machine and too long on a fast one.</summary>
public static class Eventually
{
    /// <summary>The bound when none is given: generous, since a test that passes never waits for it.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Returns as soon as <paramref name="condition"/> holds; throws <see cref="TimeoutException"/> naming <paramref name="what"/> when it never does.</summary>
    public static Task TrueAsync(
        Func<bool> condition,
        TimeSpan? timeout = null,
        [CallerArgumentExpression(nameof(condition))] string what = "")
        => TrueAsync(() => Task.FromResult(condition()), timeout, what);

    /// <inheritdoc cref="TrueAsync(Func{bool}, TimeSpan?, string)"/>
    public static async Task TrueAsync(
        Func<Task<bool>> condition,
        TimeSpan? timeout = null,
        [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        TimeSpan bound = timeout ?? DefaultTimeout;
        long start = Stopwatch.GetTimestamp();

        while (!await condition().ConfigureAwait(false))
        {
            if (Stopwatch.GetElapsedTime(start) > bound)
            {
                throw new TimeoutException($"Not so within {bound.TotalSeconds:0.###} s: {what}");
            }

            await Task.Delay(PollInterval).ConfigureAwait(false);
        }
    }

    /// <summary>Awaits <paramref name="task"/>, but never for ever: a hang becomes a failure that says what hung.</summary>
    public static async Task<T> CompletesAsync<T>(
        Task<T> task,
        TimeSpan? timeout = null,
        [CallerArgumentExpression(nameof(task))] string what = "")
    {
        TimeSpan bound = timeout ?? DefaultTimeout;

        try
        {
            return await task.WaitAsync(bound).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Did not complete within {bound.TotalSeconds:0.###} s: {what}");
        }
    }

    /// <inheritdoc cref="CompletesAsync{T}(Task{T}, TimeSpan?, string)"/>
    public static async Task CompletesAsync(
        Task task,
        TimeSpan? timeout = null,
        [CallerArgumentExpression(nameof(task))] string what = "")
    {
        TimeSpan bound = timeout ?? DefaultTimeout;

        try
        {
            await task.WaitAsync(bound).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Did not complete within {bound.TotalSeconds:0.###} s: {what}");
        }
    }
}
