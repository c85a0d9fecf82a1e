using Glide.Analyzers.Tests.Driving;

namespace Glide.Analyzers.Tests;

/// <summary>GLIDE2002 finds commands that the oldest server, as the project declares it, does not know.</summary>
public sealed class VersionTests
{
    private const string Property = "ValkeyMinimumServerVersion";

    [Theory]
    [InlineData("8.1", """await client.{|GLIDE2002:HSetExAsync|}("h", [new FieldValue("a", 1)]);""")]
    [InlineData("8", """await cluster.{|GLIDE2002:HSetExAsync|}("h", [new FieldValue("a", 1)]);""")]
    [InlineData("8.1.3", """await any.{|GLIDE2002:MSetExAsync|}([new KeyValue("a", 1)]);""")]
    [InlineData("7.2.4", """await cluster.OnAllNodes.{|GLIDE2002:CommandLogLenAsync|}(CommandLogType.Slow);""")]
    [InlineData("6.0", """await client.{|GLIDE2002:GetDelAsync|}("a");""")]
    [InlineData("6.0", """if (flag) { await client.{|GLIDE2002:CopyAsync|}("a", "b"); }""")]
    [InlineData("6.0", """var batch = new Batch(); batch.{|GLIDE2002:GetDel|}("a"); await client.ExecuteAsync(batch);""")]
    [InlineData("6.0", """await client.ExecuteAsync(new Batch().Set(out _, "a", 1).{|GLIDE2002:GetDel|}(out _, "a"));""")]
    [InlineData("6.0", """Func<Task> later = async () => await client.{|GLIDE2002:GetDelAsync|}("a"); await later();""")]
    [InlineData("6.2", """await client.GetDelAsync("a");""")]
    [InlineData("6.2.0", """await client.GetDelAsync("a");""")]
    [InlineData("9.1", """await client.HSetExAsync("h", [new FieldValue("a", 1)]); await client.MSetExAsync([new KeyValue("a", 1)]);""")]
    [InlineData("", """await client.HSetExAsync("h", [new FieldValue("a", 1)]);""")]
    [InlineData("6.0", """await client.GetAsync("a"); await client.SetAsync("a", 1); await client.DelAsync("a");""")]
    [InlineData("8.0", """if (Version.Parse(client.ServerVersion) >= new Version(9, 0)) { await client.HSetExAsync("h", [new FieldValue("a", 1)]); }""")]
    [InlineData("8.0", """if (client.ServerVersion.StartsWith('8')) { return; } await client.HSetExAsync("h", [new FieldValue("a", 1)]);""")]
    [InlineData("8.0", """var isNew = new Version(client.ServerVersion).Major > 8; if (isNew) { await client.HSetExAsync("h", [new FieldValue("a", 1)]); }""")]
    [InlineData("6.0", """await client.CustomCommandAsync("GETDEL", "a");""")]
    public Task Commands_newer_than_the_oldest_server_are_found(string oldest, string statements) => Snippet.CheckStatementsAsync(statements, (Property, oldest));

    [Fact]
    public async Task The_message_says_since_when_and_for_which_server()
    {
        var found = Assert.Single(await Snippet.FindAsync(Snippet.FileOf("await client.GetDelAsync(\"a\");"), properties: (Property, "6.0")));
        Assert.Equal("GETDEL is known since 6.2, but servers may be as old as 6.0", found.GetMessage(null));
    }

    [Fact]
    public Task A_project_that_declares_no_version_hears_nothing() => Snippet.CheckStatementsAsync("""await client.HSetExAsync("h", [new FieldValue("a", 1)]);""");

    [Theory]
    [InlineData("newest")]
    [InlineData("valkey-8")]
    [InlineData("8.x")]
    [InlineData("-8")]
    [InlineData("9.1-rc1")]
    public async Task What_is_no_version_is_said_once_and_compared_with_nothing(string oldest)
    {
        var found = Assert.Single(await Snippet.FindAsync(Snippet.FileOf("await client.GetDelAsync(\"a\"); await client.CopyAsync(\"a\", \"b\");"), properties: (Property, oldest)));
        Assert.Equal("GLIDE2005", found.Id);
        Assert.Equal($"ValkeyMinimumServerVersion is '{oldest}', but has to be a version such as 8.1; nothing is compared with it", found.GetMessage(null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(" 8.1 ")]
    public Task An_empty_version_and_one_among_spaces_are_no_misprints(string oldest) => Snippet.CheckStatementsAsync("""await client.GetAsync("a");""", (Property, oldest));
}
