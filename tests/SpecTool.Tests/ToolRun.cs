namespace Glide.SpecTool.Tests;

/// <summary>One run of the tool with what it said.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static async Task<ToolRun> Of(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await Tool.RunAsync(words, output, error);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
