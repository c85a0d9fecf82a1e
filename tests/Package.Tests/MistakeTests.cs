using Glide.Package.Tests.Consuming;

namespace Glide.Package.Tests;

/// <summary>The rules speak in an ordinary build of a user's project, and their code fixes mend it.</summary>
public sealed class MistakeTests(Packages packages)
{
    [Fact]
    public async Task A_build_shows_every_mistake_at_its_line_and_is_clean_once_the_code_fixes_have_been_applied()
    {
        var project = UserProject.Copy(packages, "Mistakes");
        var build = await project.BuildAsync();
        Assert.Equal(1, build.Run.ExitCode);
        Assert.Equal(Finding.Sort([.. project.Expected(), new Finding("acme.broken.json", 5, "error", "GLIDE0001")]), build.Findings);

        project.Delete(Path.Combine("specs", "acme.broken.json"));
        project.Delete("Others.cs");

        // One by one: among several ids it takes whichever finding comes first for an example of what each fix mends.
        foreach (var id in new[] { "GLIDE1001", "GLIDE2001" })
        {
            (await project.DotnetAsync("format", "analyzers", "--no-restore", "--severity", "warn", "--diagnostics", id)).Succeeded();
        }

        var mended = await project.BuildAsync("-warnaserror");
        Assert.Empty(mended.Findings);
        mended.Run.Succeeded();
    }
}
