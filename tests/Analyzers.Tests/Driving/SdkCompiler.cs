using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Glide.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Analyzers.Tests.Driving;

/// <summary>
/// Runs the compiler of the installed SDK over files of the corpus, with the analyzers loaded from their assembly as in a build. It is newer than the
/// one that the tests themselves run in.
/// </summary>
internal sealed class SdkCompiler : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("glide-corpus-");

    private static string DotnetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>What is found in each file, by the file's path; what has no place is under the empty one.</summary>
    public async Task<ILookup<string, string>> FindAsync(IReadOnlyCollection<CorpusFile> files, string? oldestServer, bool isProgram)
    {
        var library = Path.Combine(_folder.FullName, "Elsewhere.dll");
        await RunAsync("library", ["/target:library", $"/out:{library}", .. CorpusFile.LibraryFiles]);

        var usings = Write("Usings.cs", CorpusFile.UsingsTree.ToString());
        var options = Write(".globalconfig", "is_global = true\n" + (oldestServer is null ? "" : $"build_property.ValkeyMinimumServerVersion = {oldestServer}\n"));
        var log = Path.Combine(_folder.FullName, "found.sarif");
        await RunAsync(
            "corpus",
            [
                isProgram ? "/target:exe" : "/target:library",
                $"/out:{Path.Combine(_folder.FullName, "Corpus.dll")}",
                $"/reference:{library}",
                $"/analyzer:{typeof(CommandUsageAnalyzer).Assembly.Location}",
                $"/analyzerconfig:{options}",
                $"/errorlog:{log},version=2.1",
                usings,
                .. files.Select(file => file.Path),
            ]);
        using var found = JsonDocument.Parse(await File.ReadAllTextAsync(log));
        return found.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(result => !result.TryGetProperty("suppressions", out _) && IsOurs(result.GetProperty("ruleId").GetString()!))
            .Select(result => Read(result, files))
            .ToLookup(one => one.Path, one => one.Text);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Whether a finding is one of the rules', or says that their assembly could not be loaded, was too new, or failed.</summary>
    private static bool IsOurs(string id) => id.StartsWith("GLIDE", StringComparison.Ordinal) || id is "AD0001" or "CS8032" or "CS8033" or "CS8034" or "CS9057";

    private static (string Path, string Text) Read(JsonElement result, IReadOnlyCollection<CorpusFile> files)
    {
        var id = result.GetProperty("ruleId").GetString()!;
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return ("", CorpusFile.Show(0, id, ""));
        }

        var place = locations[0].GetProperty("physicalLocation");
        var path = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
        var region = place.GetProperty("region");
        var text = files.Single(file => file.Path == path).Tree.GetText();
        var start = text.Lines[Number(region, "startLine") - 1].Start + Number(region, "startColumn") - 1;
        var end = text.Lines[Number(region, "endLine") - 1].Start + Number(region, "endColumn") - 1;
        return (path, CorpusFile.Show(Number(region, "startLine"), id, text.ToString(TextSpan.FromBounds(start, end))));
    }

    private static int Number(JsonElement region, string name) => region.GetProperty(name).GetInt32();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task RunAsync(string name, IEnumerable<string> arguments)
    {
        var references = Snippet.References.OfType<PortableExecutableReference>().Select(reference => $"/reference:{reference.FilePath}");
        var response = Write(
            name + ".rsp",
            string.Join('\n', references.Concat(arguments).Append("/nostdlib+").Append("/nullable:enable").Append("/langversion:latest").Select(argument => $"\"{argument}\"")));
        using var compiler = Process.Start(new ProcessStartInfo(Path.Combine(DotnetRoot, "dotnet"), ["exec", Newest(), "/noconfig", "@" + response])
        {
            RedirectStandardOutput = true,
        })!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        try
        {
            var output = await compiler.StandardOutput.ReadToEndAsync(late.Token);
            await compiler.WaitForExitAsync(late.Token);
            Assert.True(compiler.ExitCode == 0, output);
        }
        finally
        {
            if (!compiler.HasExited)
            {
                compiler.Kill();
            }
        }
    }

    private static string Newest() => Directory.GetDirectories(Path.Combine(DotnetRoot, "sdk"))
        .Select(path => (Path: System.IO.Path.Combine(path, "Roslyn", "bincore", "csc.dll"), Version: System.IO.Path.GetFileName(path).Split('-')[0]))
        .Where(sdk => File.Exists(sdk.Path))
        .MaxBy(sdk => Version.Parse(sdk.Version))
        .Path;
}
