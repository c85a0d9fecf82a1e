using System.Diagnostics;
using System.Text;
using Glide.Harness;

namespace Glide.Package.Tests.Consuming;

/// <summary>How a program ended, and what it wrote to both of its outputs.</summary>
internal sealed record ToolRun(int ExitCode, string Output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">What its environment has beside that of the tests.</param>
    /// <param name="arguments">What stands behind its name.</param>
    public static async Task<ToolRun> OfAsync(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new HarnessException($"'{program}' could not be started.");
        process.StandardInput.Close();
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new HarnessException($"'{program} {string.Join(' ', arguments)}' did not end within {Limit.TotalMinutes} minutes:\n{output}");
        }

        return new ToolRun(process.ExitCode, output.ToString());

        void Append(string? line)
        {
            lock (output)
            {
                output.Append(line).Append(line is null ? "" : "\n");
            }
        }
    }

    /// <summary>The run itself, if it ended as it should.</summary>
    public ToolRun Succeeded() => ExitCode == 0 ? this : throw new HarnessException($"It ended with {ExitCode}:\n{Output}");
}
