using System.Collections.Concurrent;
using System.Diagnostics;

namespace Glide.Harness;

/// <summary>A server that <c>eng/valkey.sh</c> can get.</summary>
public sealed class ServerVersion
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, string>>>> Programs = new();

    private ServerVersion(string name, Version number)
    {
        Name = name;
        Number = number;
    }

    public static ServerVersion Valkey91 { get; } = new("9.1", new Version(9, 1));

    public static ServerVersion Valkey80 { get; } = new("8.0", new Version(8, 0));

    public static ServerVersion Redis70 { get; } = new("redis-7.0", new Version(7, 0));

    /// <summary>The name that <c>eng/valkey.sh</c> knows it by.</summary>
    public string Name { get; }

    public Version Number { get; }

    public override string ToString() => Name;

    /// <summary>The server's program, fetched if it is not there yet.</summary>
    public async Task<string> GetServerPathAsync() => (await GetProgramsAsync())["server"];

    /// <summary>The programs that came with the server, by name: <c>server</c>, <c>cli</c>, <c>benchmark</c>, <c>sentinel</c>.</summary>
    public Task<IReadOnlyDictionary<string, string>> GetProgramsAsync()
        => Programs.GetOrAdd(Name, name => new(() => FetchAsync(name))).Value;

    private static async Task<IReadOnlyDictionary<string, string>> FetchAsync(string name)
    {
        ProcessStartInfo start = new("bash", [RepositoryFolder.Combine("eng", "valkey.sh"), name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using Process process = Process.Start(start) ?? throw new HarnessException("bash could not be started.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        if (process.ExitCode != 0)
        {
            throw new HarnessException($"eng/valkey.sh {name} failed:\n{await errors}");
        }

        return output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
    }
}
