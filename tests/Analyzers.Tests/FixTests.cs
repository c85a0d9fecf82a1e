using Glide.Analyzers.Tests.Driving;
using Glide.CodeFixes;

namespace Glide.Analyzers.Tests;

/// <summary>A code fix leaves code that compiles and in which its rule finds nothing more; where the mend is not clear there is none.</summary>
public sealed class FixTests
{
    [Theory]
    [InlineData("""await cluster.RenameAsync("a", "b");""", """await cluster.RenameAsync("a", "{a}:b");""")]
    [InlineData("""await cluster.SInterAsync("a", "a", "b", "c");""", """await cluster.SInterAsync("a", "a", "{a}:b", "{a}:c");""")]
    [InlineData("""await cluster.SInterAsync(["{u}:a", /* other */ "b"], default(CancellationToken));""", """await cluster.SInterAsync(["{u}:a", /* other */ "{u}:b"], default(CancellationToken));""")]
    [InlineData("""await cluster.RenameAsync($"{{u}}:{id}", "b");""", """await cluster.RenameAsync($"{{u}}:{id}", "{u}:b");""")]
    [InlineData("""await cluster.RenameAsync("a"u8.ToArray(), "b"u8.ToArray());""", """await cluster.RenameAsync("a"u8.ToArray(), "{a}:b"u8.ToArray());""")]
    [InlineData("""await cluster.MSetNxAsync(new KeyValue("a", 1), new("b", 2));""", """await cluster.MSetNxAsync(new KeyValue("a", 1), new("{a}:b", 2));""")]
    [InlineData("""await cluster.RenameAsync("a", @"b\c");""", """await cluster.RenameAsync("a", "{a}:b\\c");""")]
    [InlineData("""await cluster.RenameAsync("{u1}:a", "{u2}:b");""", null)]
    [InlineData("""var to = "b"; await cluster.RenameAsync("a", to);""", null)]
    [InlineData("""await cluster.RenameAsync("a}b", "c");""", null)]
    public async Task A_hash_tag_is_put_before_the_other_keys(string before, string? after)
        => Assert.Equal(after, await Fix.ApplyAsync(new HashTagFix(), "GLIDE1001", before));

    [Theory]
    [InlineData("""var name = client.GetAsync("name").AsTask().Result;""", """var name = await client.GetAsync("name");""")]
    [InlineData("""client.SetAsync("a", 1).AsTask().Wait();""", """await client.SetAsync("a", 1);""")]
    [InlineData("""var text = any.GetAsync("a").GetAwaiter().GetResult().ToString();""", """var text = (await any.GetAsync("a")).ToString();""")]
    [InlineData("""var text = any.HMGetAsync("a", "b").ConfigureAwait(false).GetAwaiter().GetResult()[0];""", """var text = (await any.HMGetAsync("a", "b"))[0];""")]
    [InlineData("""var other = GlideClient.ConnectAsync("valkey://localhost").Result;""", """var other = await GlideClient.ConnectAsync("valkey://localhost");""")]
    [InlineData("""void Now() { client.SetAsync("a", 1).AsTask().Wait(); } Now();""", null)]
    [InlineData("""lock (names) { client.SetAsync("a", 1).AsTask().Wait(); }""", null)]
    [InlineData("""Array.ForEach(names, name => client.SetAsync(name, 1).AsTask().Wait());""", null)]
    public async Task A_call_is_awaited(string before, string? after) => Assert.Equal(after, (await Fix.ApplyAsync(new AwaitFix(), "GLIDE2001", before))?.Trim());

    [Theory]
    [InlineData("""var nodes = await client.ClusterSlavesAsync("id");""", """var nodes = await client.ClusterReplicasAsync("id");""")]
    [InlineData("""var nodes = await cluster.On(ClusterRoute.SlotKey(id)).ClusterSlavesAsync("id");""", """var nodes = await cluster.On(ClusterRoute.SlotKey(id)).ClusterReplicasAsync("id");""")]
    public async Task A_deprecated_command_is_replaced_where_only_the_name_differs(string before, string? after)
        => Assert.Equal(after, await Fix.ApplyAsync(new ReplaceDeprecatedFix(), "CS0618", before));
}
