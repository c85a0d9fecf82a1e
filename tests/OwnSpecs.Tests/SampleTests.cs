using System.Diagnostics;
using Glide.OwnSpecs.Tests.Support;

namespace Glide.OwnSpecs.Tests;

/// <summary>The sample runs on a server and on a cluster, and says what it does.</summary>
public sealed class SampleTests(OwnServers servers)
{
    private const string NoModule = "the server has no such module and says: ERR unknown command";

    [Fact]
    public async Task The_sample_shows_typed_answers_of_a_server_and_of_a_cluster()
    {
        string[] lines = await RunAsync(servers.Address, servers.ClusterAddress);
        Assert.Collection(
            lines,
            line => Assert.StartsWith($"Connected to {servers.Address}: Valkey ", line, StringComparison.Ordinal),
            line => Assert.Equal("  CustomerAsync: Ada has ordered 3 times, the balance is 12.5.", line),
            line => Assert.Equal("  In a batch: prices 350, none, 420; customer Ada.", line),
            line => Assert.Equal("  CallAsync: stock:tea is now 42.", line),
            line => Assert.Equal($"  JSON: {NoModule} 'JSON.SET'.", line),
            line => Assert.Equal($"  BF: {NoModule} 'BF.RESERVE'.", line),
            line => Assert.Equal($"Connected to a cluster by {servers.ClusterAddress}.", line),
            line => Assert.Equal("  CustomerAsync: Ada has ordered 3 times, the balance is 12.5.", line),
            line => Assert.Equal("  CallAsync: stock:tea is now 42.", line),
            line => Assert.Equal("  PricesAsync over several slots: 350, 420, none, 280.", line),
            line => Assert.Matches("^  CountEntriesAsync: [0-9]+ in all, and by shard (as many|others), on 3 shards.$", line),
            line => Assert.StartsWith("  In a batch over the cluster: prices 280, 350; entries counted ", line, StringComparison.Ordinal),
            line => Assert.Equal($"  JSON: {NoModule} 'JSON.SET'.", line));
    }

    private static async Task<string[]> RunAsync(params string[] arguments)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bounded.CancelAfter(TimeSpan.FromMinutes(2));
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Glide.Generated.ModuleCommands.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var sample = Process.Start(start)!;
        try
        {
            var errors = sample.StandardError.ReadToEndAsync(bounded.Token);
            var output = await sample.StandardOutput.ReadToEndAsync(bounded.Token);
            await sample.WaitForExitAsync(bounded.Token);
            Assert.True(sample.ExitCode == 0, output + await errors);
            return output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            if (!sample.HasExited)
            {
                sample.Kill();
            }
        }
    }
}
