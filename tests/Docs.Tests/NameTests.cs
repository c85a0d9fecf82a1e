using System.Reflection;
using System.Text.RegularExpressions;

namespace Glide.Docs.Tests;

/// <summary>What the prose calls by a name of ours has that name.</summary>
public sealed partial class NameTests
{
    private static readonly Type[] Types = [.. new[] { typeof(GlideClient).Assembly, typeof(ValkeyKey).Assembly }.SelectMany(assembly => assembly.GetExportedTypes())];

    private static readonly ILookup<string, string> MembersOf = Types
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Select(member => (Type: type.Name.Split('`')[0], member.Name)))
        .ToLookup(one => one.Type, one => one.Name);

    private static readonly HashSet<string> Methods = [.. Types.SelectMany(type => type.GetMethods()).Select(method => method.Name)];

    /// <summary>
    /// All but those that name methods of others: of other clients (the migration pages, whose tables have a test of their own) and of the tests.
    /// </summary>
    public static TheoryData<string> Pages =>
        [.. Repository.Pages.Concat(Repository.PackagePages).Where(page => page != "docs/testing.md" && !page.StartsWith("docs/migrating", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_member_that_is_named_exists(string page)
    {
        var spans = MarkdownPage.Read(page).CodeSpans().ToList();
        var members = spans.SelectMany(span => Member().Matches(span))
            .Where(match => MembersOf.Contains(match.Groups["type"].Value))
            .Where(match => !MembersOf[match.Groups["type"].Value].Contains(match.Groups["name"].Value))
            .Select(match => match.Value);
        var methods = spans.SelectMany(span => Method().Matches(span)).Select(match => match.Value).Where(name => !Methods.Contains(name));

        Assert.Empty(members.Concat(methods));
    }

    [GeneratedRegex(@"(?<![\w.])(?<type>[A-Z]\w+)\.(?<name>[A-Z]\w+)\b")]
    private static partial Regex Member();

    [GeneratedRegex(@"(?<!…)\b[A-Z]\w+Async\b")]
    private static partial Regex Method();
}
