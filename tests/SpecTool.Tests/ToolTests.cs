namespace Glide.SpecTool.Tests;

public sealed class ToolTests
{
    [Fact]
    public async Task Without_a_verb_it_shows_its_usage_and_fails()
    {
        var run = await ToolRun.Of();

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("glide-specs import", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_not_an_error()
    {
        var run = await ToolRun.Of("--help");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("glide-specs import", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import has no option --force.", "import", "there", "--force")]
    [InlineData("--out needs a value.", "import", "there", "--out")]
    [InlineData("Usage: glide-specs import DIR [--out DIR]", "import")]
    [InlineData("There is no directory nowhere.", "import", "nowhere")]
    [InlineData("--port must be a number from 1 to 65535, not 'x'.", "check", "--port", "x", "--specs", "SPECS")]
    [InlineData("Usage: glide-specs diff A B [--json]", "diff", "one")]
    [InlineData("Usage: glide-specs migration FILE", "migration")]
    public async Task A_wrong_command_line_says_what_is_wrong(string message, params string[] words)
    {
        var run = await ToolRun.Of([.. words.Select(word => word == "SPECS" ? RepositoryFiles.ValkeySpecs : word)]);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal(message + "\n", run.Error);
    }
}
