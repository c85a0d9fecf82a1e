using System.Text.Json.Serialization;
using Glide.Commands;

namespace Glide.Client.Tests.Commands.Coverage;

/// <summary>
/// What the tests of typed commands made a server execute that is older than the specs, as <c>artifacts/command-coverage-VERSION.json</c>
/// tells it.
/// </summary>
/// <param name="Server">The server's version, as it calls itself.</param>
/// <param name="Specs">The version that the specs were taken from.</param>
/// <param name="Complete">Whether all tests of typed commands ran; false for a run that a filter cut down.</param>
/// <param name="Surface">How many commands the typed surface has.</param>
/// <param name="Known">How many of them the server is old enough to know, by the version that brought each.</param>
/// <param name="Executed">How many of those it executed.</param>
/// <param name="Calls">How often it executed each of those.</param>
/// <param name="SessionCalls">The same of the commands that sessions offer beside the surface.</param>
/// <param name="NotExecuted">The commands that it was not made to execute: those that are newer than it, and others with the reason that
/// <c>NotExecuted.json</c> gives.</param>
/// <param name="TestsLeftOut">The tests that do not run on it, each with what they need: a newer command, option or setting.</param>
internal sealed record OlderServerCoverage(
    string Server,
    string Specs,
    bool Complete,
    int Surface,
    int Known,
    int Executed,
    IReadOnlyDictionary<string, long> Calls,
    IReadOnlyDictionary<string, long> SessionCalls,
    IReadOnlyList<CommandCoverage.Gap> NotExecuted,
    IReadOnlyList<CommandCoverage.Gap> TestsLeftOut)
{
    /// <summary>The commands that the server knows and did not execute, whatever the reason.</summary>
    [JsonIgnore]
    public IEnumerable<string> Missing =>
        Calls.Concat(SessionCalls).Where(static call => call.Value == 0).Select(static call => call.Key);

    public static OlderServerCoverage Of(Target target, string server, CommandCounts counts)
    {
        var calls = CallsOf(CommandSurface.Commands);
        return new OlderServerCoverage(
            server,
            CommandSurface.SpecsVersion,
            TestsRun.Missing().Count == 0,
            CommandSurface.Commands.Count,
            calls.Count,
            calls.Values.Count(static count => count != 0),
            calls,
            CallsOf(CommandSurface.SessionCommands),
            [
                .. CommandSurface.Commands
                    .Where(name => !calls.TryGetValue(name, out var count) || count == 0)
                    .Select(name => new CommandCoverage.Gap(name, ReasonOf(target, name))),
            ],
            [.. TestsRun.LeftOutOn(target)]);

        Dictionary<string, long> CallsOf(IEnumerable<string> commands) =>
            commands.Where(name => target.Knows(SinceOf(name))).ToDictionary(static name => name, name => counts[name]);
    }

    public void Write(string path) => CoverageReport.Write(this, path);

    private static Version SinceOf(string command) => CommandRegistry.Find(command)!.Since;

    private static string ReasonOf(Target target, string command) => target.Knows(SinceOf(command))
        ? CommandCoverage.ReasonOf(command)
        : $"It came with {SinceOf(command)}.";
}
