using System.Diagnostics;

namespace Glide.Harness.Tests;

public sealed class ProcessWatchdogTests
{
    [Fact]
    public async Task Servers_of_a_test_process_that_is_killed_end_with_it()
    {
        string report = Path.GetTempFileName();
        ProcessStartInfo start = new(Environment.ProcessPath!);

        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Program).Assembly.Location);
        }

        start.Environment[WatchdogVictim.ReportVariable] = report;

        using Process victim = Process.Start(start)!;

        try
        {
            await Eventually.TrueAsync(() => new FileInfo(report).Length > 0, TimeSpan.FromSeconds(60));
            string[] lines = await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken);
            int server = int.Parse(lines[0], null);
            Assert.True(IsRunning(server));

            victim.Kill();

            await Eventually.TrueAsync(() => !IsRunning(server), what: "the server of the killed process is gone");
            await Eventually.TrueAsync(() => !Directory.Exists(lines[1]), what: "its folder is gone");
        }
        finally
        {
            victim.Kill();
            File.Delete(report);
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using Process found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
