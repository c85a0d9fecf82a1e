namespace Glide.Docs.Tests;

/// <summary>Links lead somewhere, and every page can be reached.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_a_heading(string page)
    {
        var broken = MarkdownPage.Read(page).Links().Where(link => !link.Contains("://", StringComparison.Ordinal) && !Leads(page, link));

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_index()
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>(["docs/README.md"]);
        while (next.TryDequeue(out var page))
        {
            if (reached.Add(page))
            {
                foreach (var target in MarkdownPage.Read(page).Links().Where(link => !link.Contains("://", StringComparison.Ordinal)).Select(link => TargetOf(page, link)))
                {
                    if (target.EndsWith(".md", StringComparison.Ordinal))
                    {
                        next.Enqueue(target);
                    }
                    else if (Directory.Exists(Repository.Of(target)))
                    {
                        // GitHub shows what is in a folder.
                        foreach (var inside in Repository.Pages.Where(inside => Path.GetDirectoryName(inside) == target))
                        {
                            next.Enqueue(inside);
                        }
                    }
                }
            }
        }

        Assert.Empty(Repository.Pages.Except(reached));
    }

    private static bool Leads(string page, string link)
    {
        var target = TargetOf(page, link);
        var anchor = link.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? link[(at + 1)..] : null;
        return anchor is null
            ? Path.Exists(Repository.Of(target))
            : target.EndsWith(".md", StringComparison.Ordinal) && File.Exists(Repository.Of(target)) && MarkdownPage.Read(target).Anchors().Contains(anchor);
    }

    /// <summary>The path in the repository that a link names, without its anchor.</summary>
    private static string TargetOf(string page, string link)
    {
        var path = link.Split('#')[0];
        return path.Length == 0
            ? page
            : Path.GetRelativePath(Repository.Of(""), Path.GetFullPath(Path.Combine(Repository.Of(page), "..", path))).Replace('\\', '/');
    }
}
