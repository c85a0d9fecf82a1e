using Glide.Analyzers.Tests.Driving;

namespace Glide.Analyzers.Tests;

/// <summary>GLIDE2003 finds batches that are filled and that nothing gets to execute.</summary>
public sealed class UnexecutedBatchTests
{
    [Theory]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}; batch.Set("a", 1);""")]
    [InlineData("""var batch = {|GLIDE2003:new AtomicBatch()|}; batch.Set("a", 1); var count = batch.Incr("b");""")]
    [InlineData("""AtomicBatch batch = {|GLIDE2003:new()|}; batch.Set(out _, "a", 1).Incr(out var count, "b");""")]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}.Set(out _, "a", 1).Incr(out var count, "b");""")]
    [InlineData("""{|GLIDE2003:new Batch()|}.Set("a", 1);""")]
    [InlineData("""{|GLIDE2003:new Batch()|}.Set(out _, "a", 1).Get(out _, "a");""")]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}; foreach (var name in names) { batch.Get(name); }""")]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}; if (flag) { batch.Get("a"); } else { batch.Get("b"); }""")]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}; foreach (var name in names) { _ = batch.Get(out var one, name); }""")]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}; Array.ForEach(names, name => batch.Get(name)); """)]
    [InlineData("""var batch = {|GLIDE2003:new Batch()|}; batch.CustomCommand("GET", "a"); """)]
    [InlineData("""var sent = new Batch(); sent.Get("a"); var lost = {|GLIDE2003:new Batch()|}; lost.Get("a"); await client.ExecuteAsync(sent);""")]
    public Task Batches_that_nothing_executes_are_found(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""var batch = new Batch(); batch.Set("a", 1); await client.ExecuteAsync(batch);""")]
    [InlineData("""await client.ExecuteAsync(new Batch().Set(out _, "a", 1));""")]
    [InlineData("""var batch = new Batch();""")]
    [InlineData("""var batch = new Batch(); batch.Set("a", 1); Send(batch); void Send(Batch some) { }""")]
    [InlineData("""var batch = new Batch(); batch.Set("a", 1); var same = batch; await client.ExecuteAsync(same);""")]
    [InlineData("""var batch = new Batch(); var same = batch.Set(out _, "a", 1); await client.ExecuteAsync(same);""")]
    [InlineData("""var batch = new Batch(); batch.Set("a", 1); Func<Task> send = async () => await client.ExecuteAsync(batch); await send();""")]
    [InlineData("""var batch = new Batch(); batch.Set("a", 1); if (batch.Count > 7) { await client.ExecuteAsync(batch); }""")]
    [InlineData("""var batch = new Batch(); batch.Set("a", 1); var all = new List<Batch> { batch }; await client.ExecuteAsync(all[0]);""")]
    [InlineData("""var (a, b) = await client.ExecuteAsync((Batch batch) => (batch.Get("a"), batch.Get("b")));""")]
    [InlineData("""Batch batch; batch = new Batch(); batch.Get("a"); await client.ExecuteAsync(batch);""")]
    [InlineData("""var batch = flag ? new Batch() : null; batch?.Set("a", 1); if (batch != null) { await client.ExecuteAsync(batch); }""")]
    [InlineData("""var batch = new Batch(); batch.Get("a"); await (flag ? client.ExecuteAsync(batch) : default);""")]
    [InlineData("""var batch = new Batch(); for (var i = 0; i < 9; i++) { batch.Get("a"); await client.ExecuteAsync(batch); batch = new Batch(); }""")]
    public Task Batches_that_somebody_gets_are_left_alone(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""public Batch Make() { var batch = new Batch(); batch.Get("a"); return batch; }""")]
    [InlineData("""public Batch Make() => new Batch().Get(out _, "a");""")]
    [InlineData("""private Batch _batch = new(); public void Make() { var batch = new Batch(); batch.Get("a"); _batch = batch; }""")]
    [InlineData("""private readonly Batch _batch = new Batch().Get(out _, "a"); public Batch Get() => _batch;""")]
    [InlineData("""public void Make(out Batch made) { var batch = new Batch(); batch.Get("a"); made = batch; }""")]
    [InlineData("""public IEnumerable<Batch> Make() { var batch = new Batch(); batch.Get("a"); yield return batch; }""")]
    [InlineData("""public void Make() { var batch = {|GLIDE2003:new Batch()|}; batch.Get("a"); }""")]
    public Task Batches_that_leave_the_method_are_left_alone(string members) => Snippet.CheckMembersAsync(members);
}
