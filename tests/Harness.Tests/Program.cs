using Xunit.Runner.InProc.SystemConsole;

namespace Glide.Harness.Tests;

internal static class Program
{
    public static Task<int> Main(string[] arguments)
        => Environment.GetEnvironmentVariable(WatchdogVictim.ReportVariable) is { } report
            ? WatchdogVictim.PlayAsync(report)
            : ConsoleRunner.Run(arguments);
}
