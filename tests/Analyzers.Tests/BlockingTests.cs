using Glide.Analyzers.Tests.Driving;

namespace Glide.Analyzers.Tests;

/// <summary>GLIDE2001 finds threads that wait for a call, and leaves alone what the platform's own rule speaks about.</summary>
public sealed class BlockingTests
{
    [Theory]
    [InlineData("""var name = client.GetAsync("name").AsTask().{|GLIDE2001:Result|};""")]
    [InlineData("""client.SetAsync("a", 1).AsTask().{|GLIDE2001:Wait|}();""")]
    [InlineData("""client.SetAsync("a", 1).AsTask().{|GLIDE2001:Wait|}(TimeSpan.FromSeconds(1));""")]
    [InlineData("""long count = cluster.IncrAsync("a").AsTask().GetAwaiter().{|GLIDE2001:GetResult|}();""")]
    [InlineData("""long count = cluster.IncrAsync("a").AsTask().ConfigureAwait(false).GetAwaiter().{|GLIDE2001:GetResult|}();""")]
    [InlineData("""long count = any.IncrAsync("a").GetAwaiter().{|GLIDE2001:GetResult|}();""")]
    [InlineData("""long count = any.IncrAsync("a").ConfigureAwait(false).GetAwaiter().{|GLIDE2001:GetResult|}();""")]
    [InlineData("""long count = any.IncrAsync("a").{|GLIDE2001:Result|};""")]
    [InlineData("""await using var other = GlideClient.ConnectAsync("valkey://localhost").{|GLIDE2001:Result|};""")]
    [InlineData("""GlideClusterClient.ConnectAsync("valkey://localhost").{|GLIDE2001:Wait|}();""")]
    [InlineData("""var batch = new Batch(); var a = batch.Get("a"); var results = client.ExecuteAsync(batch).AsTask().{|GLIDE2001:Result|};""")]
    [InlineData("""var all = names.Select(name => client.GetAsync(name).AsTask().{|GLIDE2001:Result|}).ToList();""")]
    [InlineData("""Parallel.ForEach(names, name => client.SetAsync(name, 1).AsTask().{|GLIDE2001:Wait|}());""")]
    [InlineData("""await using var session = client.OpenSessionAsync().AsTask().{|GLIDE2001:Result|};""")]
    [InlineData("""lock (names) { cluster.OnAllPrimaries.FlushDbAsync().AsTask().{|GLIDE2001:Wait|}(); }""")]
    public Task Threads_that_wait_are_found(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""var name = await client.GetAsync("name");""")]
    [InlineData("""var one = client.GetAsync("a").AsTask(); var two = client.GetAsync("b").AsTask(); await Task.WhenAll(one, two); Console.WriteLine(one.Result + two.Result);""")]
    [InlineData("""var call = client.GetAsync("a"); var name = call.IsCompletedSuccessfully ? call.Result : await call;""")]
    [InlineData("""var number = Task.FromResult(1).Result; Task.Delay(1).Wait(); Task.Run(() => 1).GetAwaiter().GetResult();""")]
    [InlineData("""client.DisposeAsync().AsTask().Wait();""")]
    [InlineData("""client.DisposeAsync().AsTask().GetAwaiter().GetResult();""")]
    [InlineData("""var task = Helper(); var name = task.Result; async Task<string?> Helper() => await client.GetAsync("a");""")]
    [InlineData("""var name = Helper().Result; async Task<string?> Helper() => await client.GetAsync("a");""")]
    [InlineData("""await client.GetAsync("a").AsTask().WaitAsync(TimeSpan.FromSeconds(1));""")]
    [InlineData("""await client.GetAsync("a").AsTask().ContinueWith(task => task.Result, TaskScheduler.Default);""")]
    [InlineData("""var results = await client.ExecuteAsync(new Batch()); var first = results[0];""")]
    [InlineData("""_ = client.SetAsync("a", 1).AsTask();""")]
    public Task What_does_not_wait_is_left_alone(string statements) => Snippet.CheckStatementsAsync(statements);

    [Fact]
    public async Task What_the_platform_warns_about_is_left_to_it()
    {
        var file = Snippet.FileOf("var a = any.GetAsync(\"a\").Result; any.GetAsync(\"a\").GetAwaiter().GetResult(); var c = any.GetAsync(\"a\").AsTask().Result;");
        Assert.Equal(3, (await Snippet.FindAsync(file)).Count);
        var found = Assert.Single(await Snippet.FindAsync(file, heard: "CA2012"));
        Assert.Contains("AsTask().Result", file[..(found.Location.SourceSpan.End)], StringComparison.Ordinal);
    }
}
