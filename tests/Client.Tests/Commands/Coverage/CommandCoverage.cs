using System.Text.Json;
using System.Text.Json.Serialization;
using Glide.Harness;

namespace Glide.Client.Tests.Commands.Coverage;

/// <summary>What the tests of typed commands made real servers execute, as <c>artifacts/command-coverage.json</c> tells it.</summary>
/// <param name="Server">The servers' version.</param>
/// <param name="Specs">The version that the specs were taken from.</param>
/// <param name="Complete">Whether all tests of typed commands ran; false for a run that a filter cut down.</param>
/// <param name="Surface">How many commands the typed surface has.</param>
/// <param name="Typed">How many of them have a typed method.</param>
/// <param name="ExecutedResp3">How many of them a server executed for a client that spoke RESP3.</param>
/// <param name="ExecutedResp2">How many of them a server executed for a client that spoke RESP2.</param>
/// <param name="Calls">How often each of them was executed, in RESP3 and in RESP2.</param>
/// <param name="SessionCalls">The same of the commands that sessions offer beside the surface.</param>
/// <param name="NotExecuted">Those that were not executed in both protocols, with the reason that <c>NotExecuted.json</c> gives.</param>
internal sealed record CommandCoverage(
    string Server,
    string Specs,
    bool Complete,
    int Surface,
    int Typed,
    int ExecutedResp3,
    int ExecutedResp2,
    IReadOnlyDictionary<string, long[]> Calls,
    IReadOnlyDictionary<string, long[]> SessionCalls,
    IReadOnlyList<CommandCoverage.Gap> NotExecuted)
{
    /// <summary>The commands that no test executes, and why not.</summary>
    public static IReadOnlyList<Gap> Excused { get; } = JsonSerializer.Deserialize<Gap[]>(
        File.ReadAllText(RepositoryFolder.Combine("tests", "Client.Tests", "Commands", "NotExecuted.json")), CoverageReport.Json)!;

    public static CommandCoverage Of(string server, CommandCounts resp3, CommandCounts resp2)
    {
        var calls = CommandSurface.Commands.ToDictionary(static name => name, name => new[] { resp3[name], resp2[name] });
        return new CommandCoverage(
            server,
            CommandSurface.SpecsVersion,
            TestsRun.Missing().Count == 0,
            calls.Count,
            calls.Keys.Count(CommandSurface.IsTyped),
            calls.Values.Count(static count => count[0] != 0),
            calls.Values.Count(static count => count[1] != 0),
            calls,
            CommandSurface.SessionCommands.ToDictionary(static name => name, name => new[] { resp3[name], resp2[name] }),
            [.. calls.Where(static call => call.Value.Contains(0)).Select(static call => new Gap(call.Key, ReasonOf(call.Key)))]);
    }

    public void Write(string path) => CoverageReport.Write(this, path);

    /// <summary>Why a command was not executed that the server knows.</summary>
    public static string ReasonOf(string command) =>
        Excused.FirstOrDefault(gap => gap.Name == command)?.Reason ?? "No test executed it in this run.";

    /// <summary>A command that was not executed.</summary>
    internal sealed record Gap(string Name, string Reason);
}
