using System.Globalization;
using Glide.SpecTool.Checking;
using Glide.SpecTool.Differences;
using Glide.SpecTool.Import;
using Glide.SpecTool.Migration;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool;

/// <summary>The verbs of <c>glide-specs</c>.</summary>
internal static class Tool
{
    private const string Usage = """
        glide-specs import DIR [--out DIR]
            Reads Valkey's src/commands/*.json in DIR and writes their facts, without prose, one file a command
            (--out: commands-json/valkey).
        glide-specs diff A B [--json]
            Says which commands differ between two directories of imported specs, and in what.
            Ends with 0 if they are the same, with 1 if they differ.
        glide-specs check [--host HOST] [--port PORT] [--user USER] [--password PASSWORD] [--specs DIR] [--json]
            Compares imported specs with what a running server tells about its commands: + is what the server has and
            the specs lack (--host: 127.0.0.1, --port: 6379, --specs: commands-json/valkey). Ends as diff does.
        glide-specs migration FILE
            Writes the tables of a migration page: each command with the methods of another client, which FILE names
            (docs/migration/*.json), and with ours, as specs, overlay and src/Client/Surface.signatures.txt tell them.
            Runs in the repository's root.
        """;

    /// <summary>Where the imported specs live in the repository.</summary>
    public const string DefaultSpecs = "commands-json/valkey";

    private const string Overlay = "commands-json/overlay";
    private const string Signatures = "src/Client/Surface.signatures.txt";

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        try
        {
            switch (words.Count > 0 ? words[0] : "")
            {
                case "import":
                    return await ImportAsync(words, output, error);
                case "diff":
                    return await DiffAsync(words, output);
                case "check":
                    return await CheckAsync(words, output);
                case "migration":
                    return await MigrationAsync(words, output);
                case "--help" or "-h" or "help":
                    await output.WriteLineAsync(Usage);
                    return ExitCode.Success;
                default:
                    await error.WriteLineAsync(Usage);
                    return ExitCode.Failure;
            }
        }
        catch (SpecException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.Failure;
        }
        catch (InvalidOperationException e)
        {
            await error.WriteLineAsync($"A spec holds another type than Valkey's format has there: {e.Message}");
            return ExitCode.Failure;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.Failure;
        }
    }

    private static async Task<int> ImportAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        var line = CommandLine.Parse(words, ["--out"], []);
        line.RequireOperands(1, "import DIR [--out DIR]");
        var target = line.Value("--out") ?? DefaultSpecs;
        var import = SpecImport.Run(line.Operands[0], target);
        foreach (var notice in import.Notices)
        {
            await error.WriteLineAsync(notice);
        }

        await output.WriteLineAsync($"{import.Written} commands written to {target}, {import.Removed.Count} removed.");
        return ExitCode.Success;
    }

    private static async Task<int> DiffAsync(IReadOnlyList<string> words, TextWriter output)
    {
        var line = CommandLine.Parse(words, [], ["--json"]);
        line.RequireOperands(2, "diff A B [--json]");
        var difference = SpecSetDifference.Between(SpecSet.Read(line.Operands[0]), SpecSet.Read(line.Operands[1]));
        await WriteAsync(difference, line.Has("--json"), output);
        return difference.IsEmpty ? ExitCode.Success : ExitCode.Different;
    }

    private static async Task<int> CheckAsync(IReadOnlyList<string> words, TextWriter output)
    {
        var line = CommandLine.Parse(words, ["--host", "--port", "--user", "--password", "--specs"], ["--json"]);
        line.RequireOperands(0, "check [--host HOST] [--port PORT] [--user USER] [--password PASSWORD] [--specs DIR] [--json]");
        var specs = SpecSet.Read(line.Value("--specs") ?? DefaultSpecs);
        using var server = await ServerConnection.OpenAsync(
            line.Value("--host") ?? "127.0.0.1", Port(line.Value("--port") ?? "6379"), line.Value("--user"), line.Value("--password"));
        var difference = await ServerCheck.RunAsync(specs, server);
        await WriteAsync(difference, line.Has("--json"), output);
        return difference.IsEmpty ? ExitCode.Success : ExitCode.Different;
    }

    private static async Task<int> MigrationAsync(IReadOnlyList<string> words, TextWriter output)
    {
        var line = CommandLine.Parse(words, [], []);
        line.RequireOperands(1, "migration FILE");
        var specs = SpecSet.Read(DefaultSpecs);
        var surface = Surface.Of(specs, Overlay, await File.ReadAllLinesAsync(Signatures));
        var file = MigrationFile.Read(line.Operands[0]);
        var page = await File.ReadAllTextAsync(file.Page);
        await File.WriteAllTextAsync(file.Page, MigrationPage.WithTables(file.Page, page, MigrationTable.Of(surface, specs, file.Clients)));
        await output.WriteLineAsync($"{surface.Commands.Count} commands written to {Path.GetRelativePath(".", file.Page)}.");
        return ExitCode.Success;
    }

    private static int Port(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? port
            : throw new SpecException($"--port must be a number from 1 to 65535, not '{text}'.");

    private static async Task WriteAsync(SpecSetDifference difference, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            await output.WriteLineAsync(DifferenceJson.Of(difference));
        }
        else
        {
            DifferenceText.Write(difference, output);
        }
    }
}
