namespace Glide.Docs.Tests;

/// <summary>The code on the pages compiles against the client as it is, and the rules have nothing to say that the page does not tell.</summary>
public sealed class CodeTests
{
    public static TheoryData<string> Pages =>
        [.. Repository.Pages.Concat(Repository.PackagePages).Where(page => !page.StartsWith("docs/rules/", StringComparison.Ordinal) && BlocksOf(page).Any())];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_block_compiles_or_fails_as_the_page_says(string page)
    {
        var wrong = new List<string>();
        foreach (var block in BlocksOf(page).Where(block => block.Unchecked is null))
        {
            var found = await Compiler.FindAsync(block, TestContext.Current.CancellationToken);
            if (!found.Select(one => one.Id).SequenceEqual(block.Expected))
            {
                wrong.Add($"{block}: expected [{string.Join(", ", block.Expected)}], found\n  {string.Join("\n  ", found)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Only_the_page_about_tests_has_code_that_cannot_be_compiled() => Assert.Equal(
        ["docs/testing.md"], Pages.Select(page => page.Data).SelectMany(BlocksOf).Where(block => block.Unchecked is not null).Select(block => block.Page).Distinct());

    [Fact]
    public async Task A_block_that_does_not_compile_is_found()
    {
        var block = new CodeBlock("page", 1, "await client.GetTheAnswerAsync(\"key\");", "", [], null, new OwnSpecs("", []));

        var found = await Compiler.FindAsync(block, TestContext.Current.CancellationToken);

        Assert.Equal("CS1061", Assert.Single(found).Id);
    }

    [Fact]
    public async Task What_the_rules_find_in_a_block_is_found()
    {
        var block = new CodeBlock("page", 1, "await cluster.RenameAsync(\"a\", \"b\");", "", [], null, new OwnSpecs("", []));

        var found = await Compiler.FindAsync(block, TestContext.Current.CancellationToken);

        Assert.Equal("GLIDE1001", Assert.Single(found).Id);
    }

    private static IEnumerable<CodeBlock> BlocksOf(string page) => MarkdownPage.Read(page).CSharp();
}
