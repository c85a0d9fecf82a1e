using Glide.Analyzers.Tests.Driving;

namespace Glide.Analyzers.Tests;

/// <summary>GLIDE1002 finds keys of one atomic batch that are in different slots, as far as the batch can be followed.</summary>
public sealed class AtomicSlotTests
{
    [Theory]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("a"); batch.Get({|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""await cluster.ExecuteAsync(new AtomicClusterBatch().Get(out _, "a").Get(out _, {|GLIDE1002:"b"|}));""")]
    [InlineData("""var batch = new AtomicClusterBatch().Get(out _, "a"); batch.Get({|GLIDE1002:"b"|}); batch.Get("c"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""AtomicClusterBatch batch = new(); batch.Get("a"); batch.SInter("a", {|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.MGet("a", {|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get($"{{u1}}:{id}"); batch.Get({|GLIDE1002:$"{{u2}}:{id}"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("a"); if (flag) { batch.Get({|GLIDE1002:"b"|}); } await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("a"); foreach (var name in names) { batch.Get(name); batch.Get({|GLIDE1002:"b"|}); } await cluster.ExecuteAsync(batch);""")]
    [InlineData("""foreach (var name in names) { var batch = new AtomicClusterBatch(); batch.Get("a"); batch.Get({|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch); }""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("a"); await cluster.ExecuteAsync(batch); batch.Get({|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""Func<Task> later = async () => { var batch = new AtomicClusterBatch(); batch.Get("a"); batch.Get({|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch); }; await later();""")]
    [InlineData("""AtomicClusterBatch batch; batch = new AtomicClusterBatch(); batch.Get("a"); batch.Get({|GLIDE1002:"b"|}); await cluster.ExecuteAsync(batch);""")]
    public Task Keys_of_several_slots_are_found(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("{u}a"); batch.Get("{u}b"); batch.Get("u"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); if (flag) { batch.Get("a"); } else { batch.Get("b"); } await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); switch (id) { case "x": batch.Get("a"); break; default: batch.Get("b"); break; } await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); if (flag) { batch.Get("a"); await cluster.ExecuteAsync(batch); return; } batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); if (flag) { batch.Get("a"); } if (!flag) { batch.Get("b"); } await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("a"); batch = new AtomicClusterBatch(); batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var one = new AtomicClusterBatch(); one.Get("a"); var two = new AtomicClusterBatch(); two.Get("b"); await cluster.ExecuteAsync(one); await cluster.ExecuteAsync(two);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("a"); Use(batch); batch.Get("b"); void Use(AtomicClusterBatch some) { }""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get("a"); Array.ForEach(names, name => batch.Get(name)); batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); batch.Get(id); batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); var key = flag ? "a" : "b"; batch.Get(key); batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); try { batch.Get("a"); } catch (InvalidOperationException) { batch.Get("b"); } await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicClusterBatch(); foreach (var name in names) { batch.Get("a"); } batch.Get("b"); await cluster.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new AtomicBatch(); batch.Get("a"); batch.Get("b"); await client.ExecuteAsync(batch);""")]
    [InlineData("""var batch = new ClusterBatch(); batch.Get("a"); batch.Get("b"); batch.MGet("a", "b"); await cluster.ExecuteAsync(batch);""")]
    public Task Keys_that_may_not_meet_are_left_alone(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""private readonly AtomicClusterBatch _batch = new(); public void Run() { _batch.Get("a"); _batch.Get({|GLIDE1002:"b"|}); }""")]
    [InlineData("""private AtomicClusterBatch _batch = new(); public void Run() { _batch.Get("a"); _batch.Get({|GLIDE1002:"b"|}); }""")]
    [InlineData("""private AtomicClusterBatch _batch = new(); public void Run() { _batch.Get("a"); Next(); _batch.Get("b"); } private void Next() => _batch = new();""")]
    [InlineData("""private AtomicClusterBatch _batch = new(); public void Run() { _batch.Get("a"); _batch = new(); _batch.Get("b"); }""")]
    [InlineData("""private AtomicClusterBatch _batch = new(); public async Task Run() { _batch.Get("a"); await Task.Yield(); _batch.Get("b"); }""")]
    [InlineData("""public void Run(AtomicClusterBatch batch) { batch.Get("a"); batch.Get({|GLIDE1002:"b"|}); }""")]
    [InlineData("""public void Run(AtomicClusterBatch batch) { batch.Get("a"); batch = new(); batch.Get("b"); }""")]
    [InlineData("""public void Run(AtomicClusterBatch one, AtomicClusterBatch two) { one.Get("a"); two.Get("b"); }""")]
    [InlineData("""public Action<AtomicClusterBatch> Run() => batch => { batch.Get("a"); batch.Get({|GLIDE1002:"b"|}); };""")]
    [InlineData("""public AtomicClusterBatch Run() { var batch = new AtomicClusterBatch(); batch.Get("a"); batch.Get("b"); return batch; }""")]
    public Task Fields_and_parameters_are_followed_while_nobody_can_change_them(string members)
        => Snippet.CheckMembersAsync(members);

    [Fact]
    public Task A_single_slot_command_in_a_batch_that_is_split_is_found_too()
        => Snippet.CheckStatementsAsync("""var batch = new ClusterBatch(); batch.SInter("a", {|GLIDE1001:"b"|}); await cluster.ExecuteAsync(batch);""");
}
