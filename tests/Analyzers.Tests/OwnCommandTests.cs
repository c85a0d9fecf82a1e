using Glide.Analyzers.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Analyzers.Tests;

/// <summary>All rules know a user's own commands, which are extension methods, as they know Valkey's.</summary>
public sealed class OwnCommandTests
{
    [Theory]
    [InlineData("""await cluster.JsonMGetAsync("$", "a", {|GLIDE1001:"b"|});""")]
    [InlineData("""await JsonCommands.JsonMGetAsync(cluster, "$", "a", {|GLIDE1001:"b"|});""")]
    [InlineData("""await cluster.With(TimeSpan.FromSeconds(1)).JsonMGetAsync("$", "{a}1", {|GLIDE1001:"{b}2"|});""")]
    [InlineData("""await cluster.OnAllPrimaries.PricesAsync("a", {|GLIDE1001:"b"|});""")]
    [InlineData("""await cluster.CallAsync("f", ["a", {|GLIDE1001:"b"|}]);""")]
    [InlineData("""var batch = new ClusterBatch(); batch.JsonMGet("$", "a", {|GLIDE1001:"b"|}); await cluster.ExecuteAsync(batch);""")]
    public Task Keys_of_several_slots_in_one_command_are_found(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("""await cluster.JsonMGetAsync("$", "{a}1", "{a}2");""")]
    [InlineData("""await cluster.PricesAsync("a", "b");""")]
    [InlineData("""await client.JsonMGetAsync("$", "a", "b");""")]
    [InlineData("""await any.JsonMGetAsync("$", "a", "b");""")]
    [InlineData("""await cluster.JsonMGetAsync("$", "a", id);""")]
    public Task Keys_that_may_be_are_left_alone(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.JsonSet("a", "$", "1"); batch.JsonGet({|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch().JsonSet(out _, "a", "$", "1").Get(out _, {|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch().Set(out _, "a", "1").JsonGet(out _, {|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.JsonSet(out _, "a", "$", "1").JsonDel(out _, {|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""await cluster.ExecuteAsync(new AtomicClusterBatch().JsonSet(out _, "a", "$", "1").JsonSet(out _, {|GLIDE1002:"b"|}, "$", "2"));""")]
    [InlineData("""var batch = new AtomicClusterBatch(); var same = batch.JsonSet(out _, "a", "$", "1"); batch.JsonGet({|GLIDE1002:"b"|}); await cluster.ExecuteAsync(same);""")]
    public Task Keys_of_several_slots_in_an_atomic_batch_are_found(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.JsonSet("{a}1", "$", "1"); batch.JsonGet("{a}2"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); if (flag) { batch.JsonSet("a", "$", "1"); } else { batch.JsonGet("b"); } await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.JsonSet("a", "$", "1"); Other(batch); batch.JsonGet("b"); void Other(AtomicClusterBatch some) { }""")]
    [InlineData("""var batch = new AtomicBatch(); batch.JsonSet("a", "$", "1"); batch.JsonGet("b"); await client.ExecuteAsync(batch);""")]
    public Task Atomic_batches_that_may_be_are_left_alone(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("""await cluster.OnAllNodes.{|GLIDE1003:JsonSetAsync|}("a", "$", "1");""")]
    [InlineData("""await cluster.On(ClusterRoute.SlotKey("a", NodeRole.Replica)).{|GLIDE1003:BfAddAsync|}("a", "item");""")]
    [InlineData("""await cluster.OnAllNodes.JsonGetAsync("a");""")]
    [InlineData("""await cluster.OnAllPrimaries.JsonSetAsync("a", "$", "1");""")]
    public Task Writes_to_replicas_are_found(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("""_ = client.JsonGetAsync("a").AsTask().{|GLIDE2001:Result|};""")]
    [InlineData("""client.JsonGetAsync("a").GetAwaiter().{|GLIDE2001:GetResult|}();""")]
    [InlineData("""await client.JsonGetAsync("a");""")]
    public Task Threads_that_wait_are_found(string statements) => CheckAsync(statements);

    [Theory]
    [InlineData("6.2", """await client.{|GLIDE2002:CallAsync|}("f");""")]
    [InlineData("7.0", """await client.CallAsync("f");""")]
    [InlineData("0.1", """await client.JsonGetAsync("a"); await client.BfAddAsync("a", "b");""")]
    public Task A_command_newer_than_the_server_is_found_and_a_module_s_version_is_not_the_server_s(string oldest, string statements)
        => CheckAsync(statements, ("ValkeyMinimumServerVersion", oldest));

    [Theory]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}; batch.JsonSet("a", "$", "1");""")]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}.JsonSet(out _, "a", "$", "1").Get(out var read, "a");""")]
    [InlineData("""{|GLIDE2003:new Batch()|}.Get(out _, "a").JsonSet(out _, "a", "$", "1");""")]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}; batch.JsonSet(out _, "a", "$", "1").CustomCommand("GET", "a");""")]
    [InlineData("""var batch = new Batch(); batch.JsonSet("a", "$", "1"); await client.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new Batch(); var same = batch.JsonSet(out _, "a", "$", "1"); await client.ExecuteAsync(same);""")]
    [InlineData("""await client.ExecuteAsync(new Batch().JsonSet(out _, "a", "$", "1"));""")]
    [InlineData("""Send(new Batch().JsonSet(out _, "a", "$", "1")); void Send(Batch some) { }""")]
    public Task Batches_that_nothing_executes_are_found(string statements) => CheckAsync(statements);

    private static Task CheckAsync(string statements, params (string Name, string Value)[] properties) => Snippet.CheckFileAsync(
        "using Acme.Bloom;\nusing Acme.Json;\nusing Acme.Shop;\nusing JsonCommands = Acme.Json.ValkeyCommandExtensions;\npublic sealed class Shop\n{\n"
            + "public async Task Run(GlideClusterClient cluster, GlideClient client, IValkeyCommands any, bool flag, string id, string[] names)\n{\n"
            + statements + "\nawait Task.Yield();\n}\n}\n",
        OutputKind.DynamicallyLinkedLibrary,
        properties);
}
