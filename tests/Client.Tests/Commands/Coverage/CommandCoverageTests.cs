namespace Glide.Client.Tests.Commands.Coverage;

/// <summary>Holds the servers' own counts against the typed surface, once every test of typed commands has run.</summary>
[Collection(nameof(LastTestCollection))]
public sealed class CommandCoverageTests(CommandServers servers)
{
    [Fact]
    public void Every_command_of_the_surface_has_a_typed_method() =>
        Assert.All(CommandSurface.Commands.Concat(CommandSurface.SessionCommands), static command => Assert.True(CommandSurface.IsTyped(command), command));

    [Fact]
    public void A_command_is_excused_from_execution_only_if_it_is_on_the_surface() =>
        Assert.Empty(CommandCoverage.Excused.Select(static gap => gap.Name).Except(CommandSurface.Commands));

    [Fact]
    public async Task Every_command_has_been_executed_by_a_real_server_in_both_protocols()
    {
        var coverage = await AfterAllTestsAsync();

        var session = coverage.SessionCalls.Where(static call => call.Value.Contains(0)).Select(static call => call.Key);
        string[] notExecuted =
            [.. coverage.NotExecuted.Select(static gap => gap.Name).Concat(session).Except(CommandCoverage.Excused.Select(static gap => gap.Name))];
        Assert.True(notExecuted is [], $"No server executed {string.Join(", ", notExecuted)}.");
    }

    [Fact]
    public async Task No_excuse_has_outlived_its_reason()
    {
        var coverage = await AfterAllTestsAsync();

        Assert.Empty(CommandCoverage.Excused.Select(static gap => gap.Name).Except(coverage.NotExecuted.Select(static gap => gap.Name)));
    }

    /// <summary>A run that a filter has cut down proves nothing about the commands whose tests it left out: it is skipped, and says so.</summary>
    private async Task<CommandCoverage> AfterAllTestsAsync()
    {
        var missing = TestsRun.Missing();
        Assert.SkipUnless(missing is [], $"{missing.Count} tests of typed commands did not run: {string.Join(", ", missing.Take(3))} …");
        return await servers.GetCoverageAsync();
    }
}
