using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Scans that are put away while something happens to the cluster; each test has its own.</summary>
public sealed class ScanResumeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stored_cursor_outlives_the_primary_that_was_being_read(bool isOlder)
    {
        await using var cluster = await ValkeyCluster.StartAsync(
            options: new ServerOptions { Version = isOlder ? ServerVersion.Valkey80 : ServerVersion.Valkey91 });
        var keys = await ScanKeys.WriteAsync(cluster, 4000);
        Reading reading = new();
        for (var replaced = 0; replaced < cluster.Primaries.Count; replaced++)
        {
            await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster));
            await reading.GoOnAsync(client, pages: 10);
            await ManualFailover.RunAsync(cluster.Replicas[replaced]);
            await ClusterControl.WaitForRoleAsync(cluster.Primaries[replaced], "slave");
        }

        Assert.InRange(reading.Found.Count, 1000, keys.Count - 1);
        await using var last = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster));
        await reading.GoOnAsync(last);

        await ScanKeys.AssertAllAsync(last, keys, reading.Found);
    }

    [Fact]
    public async Task A_scan_whose_patience_has_run_out_goes_on_from_its_last_page()
    {
        await using var cluster = await ValkeyCluster.StartAsync(
            replicasPerPrimary: 0, options: new ServerOptions { Configuration = ["cluster-require-full-coverage no"] });
        var keys = await ScanKeys.WriteAsync(cluster, 4000);
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster) with { RequestTimeout = TimeSpan.FromMilliseconds(250) });
        Reading reading = new();
        await reading.GoOnAsync(client, pages: 3);

        cluster.Primaries[0].Pause();
        try
        {
            var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => Eventually.CompletesAsync(
                reading.GoOnAsync(client, options: new ScanKeysOptions { Patience = TimeSpan.FromMilliseconds(600) })));
            Assert.Contains($"{cluster.Primaries[0].Port}", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            cluster.Primaries[0].Resume();
        }

        Assert.InRange(reading.Found.Count, 300, keys.Count - 1);
        await reading.GoOnAsync(client);

        await ScanKeys.AssertAllAsync(client, keys, reading.Found);
    }

    /// <summary>A scan that is put away and gone on with.</summary>
    private sealed class Reading
    {
        private string? _cursor;

        public HashSet<string> Found { get; } = [];

        /// <summary>Reads some pages, or all that are left.</summary>
        public async Task GoOnAsync(GlideClusterClient client, int pages = int.MaxValue, ScanKeysOptions? options = null)
        {
            await foreach (var page in client.ScanPagesAsync(options, _cursor))
            {
                Found.UnionWith(page.Keys.Select(key => key.ToString()));
                _cursor = page.Cursor;
                if (--pages == 0)
                {
                    return;
                }
            }
        }
    }
}
