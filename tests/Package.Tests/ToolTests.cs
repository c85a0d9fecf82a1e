using Glide.Harness;
using Glide.Package.Tests.Consuming;

namespace Glide.Package.Tests;

/// <summary><c>glide-specs</c> installs as a dotnet tool and runs.</summary>
public sealed class ToolTests(Packages packages)
{
    [Fact]
    public async Task The_tool_installs_and_compares_specs()
    {
        var folder = packages.NewFolder("Tool");
        (await packages.DotnetAsync(folder, "tool", "install", "Glide.Generated.SpecTool", "--version", packages.Version, "--tool-path", "tools")).Succeeded();

        var specs = RepositoryFolder.Combine("commands-json", "valkey");
        var without = Path.Combine(folder, "specs");
        FolderCopy.Make(specs, without);
        File.Delete(Path.Combine(without, "getdel.json"));
        var tool = Path.Combine(folder, "tools", "glide-specs");

        Assert.StartsWith("glide-specs import DIR", (await RunAsync("--help")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("diff", specs, specs)).ExitCode);
        var difference = await RunAsync("diff", specs, without);
        Assert.Equal(1, difference.ExitCode);
        Assert.Contains("GETDEL", difference.Output, StringComparison.Ordinal);

        Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.OfAsync(tool, folder, new Dictionary<string, string>(), arguments);
    }
}
