namespace Glide.Harness.Tests;

/// <summary>The role that this test program plays when it starts itself to be killed: it starts a server and runs no test.</summary>
internal static class WatchdogVictim
{
    /// <summary>Names the file that takes the server's process id and folder; its presence assigns the role.</summary>
    public const string ReportVariable = "GLIDE_HARNESS_VICTIM_REPORT";

    public static async Task<int> PlayAsync(string report)
    {
        await using ValkeyServer server = await ValkeyServer.StartAsync();
        string draft = report + ".draft";
        await File.WriteAllTextAsync(draft, $"{server.ProcessId}\n{Path.GetDirectoryName(server.UnixSocket)}\n");
        File.Move(draft, report, overwrite: true);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
