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
    [InlineData("""var name = client.GetAsync("name").AsTask() /* soon */ .Result;""", null)]
    [InlineData("""client.SetAsync("a", 1).AsTask().Wait(1000);""", null)]
    [InlineData("""var name = client.GetAsync("name").AsTask().WaitAsync(TimeSpan.FromSeconds(1)).Result;""", null)]
    [InlineData("""var name = client?.GetAsync("name").AsTask().Result;""", null)]
    [InlineData("""Task.WaitAll(client.SetAsync("a", 1).AsTask());""", null)]
    [InlineData("""var task = client.GetAsync("a").AsTask(); var name = task.Result;""", """var task = client.GetAsync("a").AsTask(); var name = await task;""")]
    [InlineData("""var isOne = (long)any.GetAsync("a").AsTask().Result! == 1;""", """var isOne = (long)(await any.GetAsync("a"))! == 1;""")]
    [InlineData("""lock (names) { client.SetAsync("a", 1).AsTask().Wait(); }""", null)]
    [InlineData("""Array.ForEach(names, name => client.SetAsync(name, 1).AsTask().Wait());""", null)]
    public async Task A_call_is_awaited(string before, string? after) => Assert.Equal(after, (await Fix.ApplyAsync(new AwaitFix(), "GLIDE2001", before))?.Trim());

    [Theory]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("a"); batch.Get("b"); await cluster.ExecuteAsync(batch);""", """var batch = new ClusterBatch(); batch.Get("a"); batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""AtomicClusterBatch batch = new(); batch.Get("a"); batch.Get("b"); await cluster.ExecuteAsync(batch);""", """ClusterBatch batch = new(); batch.Get("a"); batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""Glide.AtomicClusterBatch batch = new Glide.AtomicClusterBatch(); batch.Get("a"); batch.Get("b"); await cluster.ExecuteAsync(batch);""", """Glide.ClusterBatch batch = new Glide.ClusterBatch(); batch.Get("a"); batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""await cluster.ExecuteAsync(new AtomicClusterBatch() /* both */.Get(out _, "a").Get(out _, "b"));""", """await cluster.ExecuteAsync(new ClusterBatch() /* both */.Get(out _, "a").Get(out _, "b"));""")]
    [InlineData("""var (a, b) = await cluster.ExecuteAsync((AtomicClusterBatch batch) => (batch.Get("a"), batch.Get("b")));""", """var (a, b) = await cluster.ExecuteAsync((ClusterBatch batch) => (batch.Get("a"), batch.Get("b")));""")]
    [InlineData("""var first = new AtomicClusterBatch(); AtomicClusterBatch same = first; first.Get("a"); same.Get("b"); await cluster.ExecuteAsync(same);""", """var first = new ClusterBatch(); ClusterBatch same = first; first.Get("a"); same.Get("b"); await cluster.ExecuteAsync(same);""")]
    [InlineData("""await cluster.TransactionAsync(["a"], (_, batch) => { batch.Get("a"); batch.Get("b"); return default; });""", null)]
    [InlineData("""await cluster.TransactionAsync(["a"], (IValkeyCommands _, AtomicClusterBatch batch) => { batch.Get("a"); batch.Get("b"); return default; });""", null)]
    [InlineData("""void Fill(AtomicClusterBatch batch) { batch.Get("a"); batch.Get("b"); } Fill(new AtomicClusterBatch());""", null)]
    public async Task A_batch_that_is_made_here_is_made_another(string before, string? after)
        => Assert.Equal(after, await Fix.ApplyAsync(new NotAtomicFix(), "GLIDE1002", before));

    [Fact]
    public async Task All_keys_of_a_batch_get_the_tag_of_the_first()
        => Assert.Equal(
            """var batch = new AtomicClusterBatch(); batch.Get("a"); batch.Get("{a}:b"); batch.Get("{a}:1"); batch.MGet("{a}:c", "{a}:d"); await cluster.ExecuteAsync(batch);""",
            await Fix.ApplyAsync(
                new HashTagFix(),
                "GLIDE1002",
                """var batch = new AtomicClusterBatch(); batch.Get("a"); batch.Get("b"); batch.Get("{a}:1"); batch.MGet("c", "d"); await cluster.ExecuteAsync(batch);"""));

    [Fact]
    public async Task What_a_transaction_queues_gets_the_tag_of_what_it_watches()
        => Assert.Equal(
            """await cluster.TransactionAsync(["a"], (_, batch) => { batch.Get("{a}:b"); batch?.Get("{a}:c"); return default; });""",
            await Fix.ApplyAsync(new HashTagFix(), "GLIDE1002", """await cluster.TransactionAsync(["a"], (_, batch) => { batch.Get("b"); batch?.Get("c"); return default; });"""));

    [Fact]
    public async Task All_calls_of_a_file_are_awaited_at_once()
        => Assert.Equal(
            Snippet.FileOf("""var a = await client.GetAsync("a"); /* one */ var b = await client.GetAsync("b"); // two"""),
            await Fix.ApplyToAllAsync(
                new AwaitFix(),
                "GLIDE2001",
                Snippet.FileOf("""var a = client.GetAsync("a").AsTask().Result; /* one */ var b = client.GetAsync("b").AsTask().GetAwaiter().GetResult(); // two""")));

    [Fact]
    public async Task All_keys_of_a_file_are_tagged_at_once()
        => Assert.Equal(
            Snippet.FileOf("""await cluster.RenameAsync("a", "{a}:b"); await cluster.RenameAsync("c", /* new */ "{c}:d");"""),
            await Fix.ApplyToAllAsync(
                new HashTagFix(), "GLIDE1001", Snippet.FileOf("""await cluster.RenameAsync("a", "b"); await cluster.RenameAsync("c", /* new */ "d");""")));

    [Fact]
    public async Task All_batches_of_a_file_are_made_others_at_once()
        => Assert.Equal(
            Snippet.FileOf("""ClusterBatch x = new(); x.Get("a"); x.Get("b"); await cluster.ExecuteAsync(x); var y = new ClusterBatch(); y.Get("a"); y.Get("b"); await cluster.ExecuteAsync(y);"""),
            await Fix.ApplyToAllAsync(
                new NotAtomicFix(),
                "GLIDE1002",
                Snippet.FileOf("""AtomicClusterBatch x = new(); x.Get("a"); x.Get("b"); await cluster.ExecuteAsync(x); var y = new AtomicClusterBatch(); y.Get("a"); y.Get("b"); await cluster.ExecuteAsync(y);""")));

    [Theory]
    [InlineData("""var nodes = await client.ClusterSlavesAsync("id");""", """var nodes = await client.ClusterReplicasAsync("id");""")]
    [InlineData("""var nodes = await cluster.On(ClusterRoute.SlotKey(id)).ClusterSlavesAsync("id");""", """var nodes = await cluster.On(ClusterRoute.SlotKey(id)).ClusterReplicasAsync("id");""")]
    [InlineData("""await client.SlaveOfAsync(ReplicationSource.NoOne);""", """await client.ReplicaOfAsync(ReplicationSource.NoOne);""")]
    public async Task A_deprecated_command_is_replaced_where_only_the_name_differs(string before, string? after)
        => Assert.Equal(after, await Fix.ApplyAsync(new ReplaceDeprecatedFix(), "CS0618", before));
}
