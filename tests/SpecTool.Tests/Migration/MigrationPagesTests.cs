using System.Text.RegularExpressions;
using Glide.SpecTool.Migration;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Tests.Migration;

/// <summary>The migration pages are what specs, overlay, signatures and the names of the other clients make of them.</summary>
public sealed partial class MigrationPagesTests
{
    private static readonly SpecSet Specs = SpecSet.Read(RepositoryFiles.ValkeySpecs);

    private static readonly Surface Surface = Surface.Of(
        Specs,
        RepositoryFiles.Combine("commands-json", "overlay"),
        File.ReadAllLines(RepositoryFiles.Combine("src", "Client", "Surface.signatures.txt")));

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(RepositoryFiles.Combine("docs", "migration"), "*.json").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_tables_are_those_that_the_tool_writes(string name)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var file = MigrationFile.Read(RepositoryFiles.Combine("docs", "migration", name));
        var page = await File.ReadAllTextAsync(file.Page, cancelled);
        var expected = MigrationPage.WithTables(file.Page, page, MigrationTable.Of(Surface, Specs, file.Clients));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(file.Page, expected, cancelled);
            page = expected;
        }

        Assert.True(expected == page, $"{Path.GetFileName(file.Page)} is out of date: UPDATE_SNAPSHOTS=1, or glide-specs migration docs/migration/{name}.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_command_of_the_surface_stands_there_once(string name)
    {
        var commands = RowsOf(name).Select(row => row.Groups["command"].Value).ToArray();

        // The typed surface, with the commands of a session.
        Assert.Equal(352, commands.Length);
        Assert.Equal(Surface.Commands, commands.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_method_of_ours_is_in_the_public_api(string name)
    {
        var methods = RowsOf(name).SelectMany(row => Method().Matches(row.Groups["ours"].Value)).Select(match => match.Groups["name"].Value).ToHashSet();
        var known = File.ReadLines(RepositoryFiles.Combine("src", "Client", "PublicApi.txt"))
            .Where(line => line.StartsWith("Glide.IValkey", StringComparison.Ordinal))
            .Select(line => Method().Match(line).Groups["name"].Value);

        Assert.True(methods.Count > 352, $"Only {methods.Count} methods were found.");
        Assert.Empty(methods.Except(known));
    }

    private static MatchCollection RowsOf(string name) =>
        Row().Matches(File.ReadAllText(MigrationFile.Read(RepositoryFiles.Combine("docs", "migration", name)).Page));

    [GeneratedRegex(@"^\| `(?<command>[A-Z][A-Z0-9_ -]*)` \|.*\| (?<ours>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(?<name>\w+Async)\(")]
    private static partial Regex Method();
}
