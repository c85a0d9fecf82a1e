using System.Text.RegularExpressions;

namespace Glide.SpecTool.Tests.Differences;

/// <summary>What <c>docs/upgrading.md</c> shows is what there is.</summary>
public sealed partial class UpgradingPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.Combine("docs", "upgrading.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task Its_differences_are_what_the_tool_prints()
    {
        var run = await ToolRun.Of("diff", RepositoryFiles.OlderSpecs, RepositoryFiles.ValkeySpecs);
        var printed = run.Output.TrimEnd('\n').Split('\n');
        var blocks = Output().Matches(Page);

        Assert.Contains($"prints {printed.Length} lines", Page, StringComparison.Ordinal);
        Assert.Equal(2, blocks.Count);
        foreach (Match block in blocks)
        {
            var from = 0;
            foreach (var line in block.Groups["lines"].Value.TrimEnd('\n').Split('\n').Where(line => line != "…"))
            {
                var at = Array.IndexOf(printed, line, from);
                Assert.True(at >= 0, $"The tool does not print, or not there: {line}");
                from = at + 1;
            }
        }
    }

    [Fact]
    public void Its_entries_stand_in_the_overlay()
    {
        var overlay = string.Concat(Directory.GetFiles(RepositoryFiles.Combine("commands-json", "overlay")).Select(File.ReadAllText));
        var entries = Json().Matches(Page).SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();

        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.Contains(entry.TrimEnd(','), overlay, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_signatures_are_promised()
    {
        var signatures = File.ReadAllLines(RepositoryFiles.Combine("src", "Client", "Surface.signatures.txt")).ToHashSet();
        var added = Diff().Matches(Page).SelectMany(block => block.Groups["lines"].Value.Split('\n')).Where(line => line.StartsWith('+')).ToArray();

        Assert.NotEmpty(added);
        Assert.All(added, line => Assert.Contains(line[1..], signatures));
    }

    [GeneratedRegex(@"<!-- glide-specs diff -->\n```text\n(?<lines>[\s\S]*?)```")]
    private static partial Regex Output();

    [GeneratedRegex(@"```json\n(?<lines>[\s\S]*?)```")]
    private static partial Regex Json();

    [GeneratedRegex(@"```diff\n(?<lines>[\s\S]*?)```")]
    private static partial Regex Diff();
}
