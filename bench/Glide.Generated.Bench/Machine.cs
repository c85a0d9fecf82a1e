using System.Runtime.InteropServices;

namespace Glide.Bench;

/// <summary>Where the figures come from: they mean little without it.</summary>
internal static class Machine
{
    public static string Describe(string serverVersion) =>
        $"Valkey {serverVersion} on loopback, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}, " +
        $"{Environment.ProcessorCount} processors shared with the server{Load()}";

    /// <summary>How busy the machine was before: with others at work, only ratios mean anything.</summary>
    private static string Load()
    {
        const string Source = "/proc/loadavg";
        return File.Exists(Source) ? $", load average {File.ReadAllText(Source).Split(' ')[0]}" : "";
    }
}
