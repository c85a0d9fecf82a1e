using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Keys for scans, and what becomes of them while they are read.</summary>
internal static class ScanKeys
{
    /// <summary>The hash tags of the slots that move.</summary>
    public static readonly string[] Tags = [.. Enumerable.Range(0, 8).Select(i => $"moving-{i}")];

    private const int KeysOfTag = 12;

    /// <summary>Writes so many keys: most of them anywhere, and some in each of the slots that move.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(ValkeyCluster cluster, int count)
    {
        await using var client = await GlideClusterClient.ConnectAsync(SharedCluster.For(cluster));
        List<string> keys = [.. Tags.SelectMany(tag => Enumerable.Range(0, KeysOfTag).Select(i => $"{{{tag}}}:{i}"))];
        keys.AddRange(Enumerable.Range(0, count - keys.Count).Select(i => $"scan:{i}"));
        foreach (var chunk in keys.Chunk(2000))
        {
            await client.MSetAsync(chunk.Select(key => new KeyValue(key, "1")).ToArray());
        }

        return keys;
    }

    /// <summary>Reads the pages of a scan and lets something happen after every so many.</summary>
    public static async Task<HashSet<string>> ReadAsync(IAsyncEnumerable<KeyPage> pages, int every, Func<int, Task> happens)
    {
        HashSet<string> found = [];
        var read = 0;
        await foreach (var page in pages)
        {
            found.UnionWith(page.Keys.Select(key => key.ToString()));
            if (++read % every == 0)
            {
                await happens(read / every);
            }
        }

        return found;
    }

    public static Task<HashSet<string>> ReadAsync(IAsyncEnumerable<KeyPage> pages) => ReadAsync(pages, int.MaxValue, _ => Task.CompletedTask);

    /// <summary>Every key was found. Of one that was not it is told whether the cluster has lost it itself.</summary>
    public static async Task AssertAllAsync(GlideClusterClient client, IEnumerable<string> expected, HashSet<string> found)
    {
        var missing = expected.Where(key => !found.Contains(key)).ToArray();
        if (missing.Length != 0)
        {
            var there = await client.ExistsAsync([.. missing.Select(key => (ValkeyKey)key)]);
            Assert.Fail($"{missing.Length} keys are missing, of which {there} exist, such as {string.Join(", ", missing.Take(5))}");
        }
    }
}
