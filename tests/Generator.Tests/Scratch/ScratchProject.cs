using System.Diagnostics;
using Glide.Generator.Tests.Driving;

namespace Glide.Generator.Tests.Scratch;

/// <summary>
/// A project outside the repository that is what the client's is, but for the specs: the same files of C#, the built generator, the built
/// runtime. It needs no package, so that it builds without a network.
/// </summary>
internal sealed class ScratchProject : IDisposable
{
    /// <summary>Far beyond what a build takes, so that only one that hangs ends by it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("glide-scratch-");

    /// <param name="specs">The folder of the specs, from the repository's root, or anywhere.</param>
    public ScratchProject(params string[] specs)
    {
        File.WriteAllText(ProjectFile, $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <!-- The runtime shows its internal types to the assembly of this name. -->
                <AssemblyName>Glide.Generated</AssemblyName>
                <LangVersion>14</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
                <NuGetAudit>false</NuGetAudit>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <GlideGeneratorMode>Client</GlideGeneratorMode>
              </PropertyGroup>

              <ItemGroup>
                <Compile Include="{Repository.Of("src", "Client")}/**/*.cs" Exclude="{Repository.Of("src", "Client")}/bin/**;{Repository.Of("src", "Client")}/obj/**" />
                <Analyzer Include="{typeof(CommandGenerator).Assembly.Location}" />
                <Reference Include="{Beside("Glide.Generated.Runtime.dll")}" />
                <Reference Include="{Beside("Microsoft.Extensions.Logging.Abstractions.dll")}" />
              </ItemGroup>

              <ItemGroup>
                <CompilerVisibleProperty Include="GlideGeneratorMode" />
                <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="GlideSpec" />
                <AdditionalFiles Include="{Repository.Of(specs)}/*.json" GlideSpec="command" />
                <AdditionalFiles Include="{Repository.Of("commands-json", "overlay")}/*.json" GlideSpec="overlay" />
              </ItemGroup>

            </Project>
            """);
    }

    private string ProjectFile => Path.Combine(_folder.FullName, "Scratch.csproj");

    /// <summary>Builds the project and returns the path of its assembly.</summary>
    public async Task<string> BuildAsync(CancellationToken cancellationToken)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(Limit);
        using var build = Process.Start(StartInfo())!;
        try
        {
            var errors = build.StandardError.ReadToEndAsync(bounded.Token);
            var output = await build.StandardOutput.ReadToEndAsync(bounded.Token);
            await build.WaitForExitAsync(bounded.Token);
            Assert.True(build.ExitCode == 0, output + await errors);
        }
        finally
        {
            if (!build.HasExited)
            {
                build.Kill(entireProcessTree: true);
            }
        }

        return Path.Combine(_folder.FullName, "out", "Glide.Generated.dll");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Beside(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly);

    private ProcessStartInfo StartInfo()
    {
        // Nothing of what may lie above the folder, and no process that outlives the build.
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "build", ProjectFile, "-c", "Release", "-o", Path.Combine(_folder.FullName, "out"), "-v", "quiet", "-nologo", "-noAutoResponse",
                "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false",
                "-p:ImportDirectoryPackagesProps=false",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };

        // A test that dotnet itself has started inherits settings of that dotnet's own MSBuild.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
