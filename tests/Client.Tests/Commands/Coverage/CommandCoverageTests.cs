using Glide.Commands;

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

    [Theory]
    [InlineData(Target.Valkey80)]
    [InlineData(Target.Redis70)]
    public async Task Every_command_that_an_older_server_knows_has_been_executed_by_it(Target target)
    {
        RequireAllTests();
        var coverage = await servers.GetCoverageAsync(target);

        string[] notExecuted = [.. coverage.Missing.Except(CommandCoverage.Excused.Select(static gap => gap.Name))];
        Assert.True(notExecuted is [], $"{coverage.Server} did not execute {string.Join(", ", notExecuted)}.");
    }

    [Theory]
    [InlineData(Target.Valkey80)]
    [InlineData(Target.Redis70)]
    public async Task What_is_held_to_be_newer_than_a_server_is_exactly_what_it_does_not_know(Target target)
    {
        var infos = await servers.Client(target).Commands.CommandInfoAsync();
        var known = infos.SelectMany(static info => info!.Subcommands.Prepend(info)).Select(static info => info.Name.Replace('|', ' ').ToUpperInvariant());

        var expected = CommandSurface.Commands.Concat(CommandSurface.SessionCommands).Where(name => target.Knows(CommandRegistry.Find(name)!.Since));

        Assert.Equal(expected.Order(), CommandSurface.Commands.Concat(CommandSurface.SessionCommands).Intersect(known).Order());
    }

    [Fact]
    public async Task No_excuse_has_outlived_its_reason()
    {
        var coverage = await AfterAllTestsAsync();

        Assert.Empty(CommandCoverage.Excused.Select(static gap => gap.Name).Except(coverage.NotExecuted.Select(static gap => gap.Name)));
    }

    private async Task<CommandCoverage> AfterAllTestsAsync()
    {
        RequireAllTests();
        return await servers.GetCoverageAsync();
    }

    /// <summary>A run that a filter has cut down proves nothing about the commands whose tests it left out: it is skipped, and says so.</summary>
    private static void RequireAllTests()
    {
        var missing = TestsRun.Missing();
        Assert.SkipUnless(missing is [], $"{missing.Count} tests of typed commands did not run: {string.Join(", ", missing.Take(3))} …");
    }
}
