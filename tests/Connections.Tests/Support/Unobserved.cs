namespace Glide.Connections.Tests.Support;

/// <summary>Exceptions of tasks that nobody has looked at, which the runtime tells of when it collects them.</summary>
internal static class Unobserved
{
    /// <summary>How many of those that <paramref name="run"/> leaves behind speak of <paramref name="mark"/>; other tests may leave others.</summary>
    public static async Task<int> CountAsync(string mark, Func<Task> run)
    {
        var unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs args) =>
            unobserved += args.Exception.ToString().Contains(mark, StringComparison.Ordinal) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            await run();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        return unobserved;
    }
}
