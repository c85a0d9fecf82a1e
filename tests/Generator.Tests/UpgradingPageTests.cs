using System.Text.RegularExpressions;
using Glide.Generator.Tests.Driving;

namespace Glide.Generator.Tests;

/// <summary>What <c>docs/upgrading.md</c> shows of the generator is what it says.</summary>
public sealed partial class UpgradingPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Of("docs", "upgrading.md"));

    [Fact]
    public void Its_diagnostics_are_what_commands_without_an_overlay_bring()
    {
        var shown = Shown().Matches(Page);
        Assert.NotEmpty(shown);

        var run = GeneratorRun.Of([.. shown.Select(line => line.Groups["file"].Value).Distinct().Select(file => SpecText.Command(Repository.Of("commands-json", "valkey", file)))]);

        // Both are notes, which the page's build makes errors of.
        Assert.Equal(
            shown.Select(line => (line.Groups["id"].Value, line.Groups["message"].Value)).Order(),
            run.Diagnostics.Select(found => (found.Id, found.GetMessage(null))).Order());
    }

    [Fact]
    public void Its_new_signatures_are_not_those_of_8_0()
    {
        var run = GeneratorRun.Of(GeneratorRun.ValkeyFiles("tests", "testdata", "specs-8.0"), compilation: Compiled.Client);
        var added = Added().Matches(Page).Select(line => line.Groups["signature"].Value).ToArray();

        Assert.NotEmpty(added);
        Assert.Empty(added.Intersect(Signatures.Of(run.Output, run.Result)));
    }

    [GeneratedRegex(@"^commands-json/valkey/(?<file>[^(]+)\(1,1\): error (?<id>GLIDE\d+): (?<message>.+?) \(docs/rules/\k<id>\.md\)\r?$", RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^\+(?<signature>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Added();
}
