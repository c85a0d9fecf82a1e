using Glide.Analyzers.Tests.Driving;
using Glide.Generator.Diagnostics;

namespace Glide.Analyzers.Tests;

/// <summary>Each rule has its page and stands in the list of releases.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Ids => [.. AnalyzerRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_with_its_title(string id)
    {
        var rule = AnalyzerRules.All.Single(one => one.Id == id);
        Assert.StartsWith($"# {id}: {rule.Title}\n\nSeverity: {rule.DefaultSeverity}\n", File.ReadAllText(Repository.Of($"docs/rules/{id}.md")), StringComparison.Ordinal);
        Assert.Equal($"docs/rules/{id}.md", rule.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_is_tracked(string id)
    {
        var rule = AnalyzerRules.All.Single(one => one.Id == id);
        var tracked = File.ReadAllText(Repository.Of("src/Generator/AnalyzerReleases.Shipped.md")) + File.ReadAllText(Repository.Of("src/Generator/AnalyzerReleases.Unshipped.md"));
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", tracked, StringComparison.Ordinal);
    }
}
