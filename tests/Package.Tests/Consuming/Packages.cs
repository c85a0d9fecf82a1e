using System.Globalization;
using System.Reflection;
using Glide.Harness;
using Glide.Package.Tests.Consuming;

[assembly: AssemblyFixture(typeof(Packages))]

namespace Glide.Package.Tests.Consuming;

/// <summary>
/// The packages as <c>eng/pack.sh</c> makes them, in a folder outside the repository, where projects find them and nothing of the repository.
/// </summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("glide-package-").FullName;
    private readonly Dictionary<string, string> _environment;

    public Packages()
    {
        _environment = new Dictionary<string, string>
        {
            ["GlideVersion"] = Version,
            ["NUGET_PACKAGES"] = Path.Combine(_folder, "restored"),
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
        };
    }

    /// <summary>A version that no other run has had, so that nothing old can be taken for what is tested.</summary>
    public string Version { get; } = "0.1.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>Where the packages lie.</summary>
    public string Folder => Path.Combine(_folder, "packages");

    public async ValueTask InitializeAsync()
    {
        await PackAsync(RepositoryFolder.Root, Folder);

        // Nothing but our packages and what the machine has from building the repository: a user's feed is not needed, nor is a network.
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="machine" value="{PackageFolder}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the packages from a copy of the sources, in whatever folder.</summary>
    public async Task PackAsync(string repository, string target)
        => (await ToolRun.OfAsync("bash", repository, new Dictionary<string, string>(), Path.Combine("eng", "pack.sh"), Version, target)).Succeeded();

    /// <summary>A folder of one's own for a test.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <summary>Runs <c>dotnet</c> as a user of the packages would.</summary>
    internal Task<ToolRun> DotnetAsync(string folder, params string[] arguments) => ToolRun.OfAsync("dotnet", folder, _environment, arguments);

    private static string PackageFolder => typeof(Packages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "PackageFolder").Value!;
}
