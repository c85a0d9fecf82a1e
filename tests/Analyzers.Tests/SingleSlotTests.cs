using Glide.Analyzers.Tests.Driving;

namespace Glide.Analyzers.Tests;

/// <summary>GLIDE1001 finds keys of one command that hash to different slots, and only those of which that is certain.</summary>
public sealed class SingleSlotTests
{
    [Theory]
    [InlineData("""await cluster.RenameAsync("draft:17", {|GLIDE1001:"post:17"|});""")]
    [InlineData("""await cluster.SInterAsync("a", "a", {|GLIDE1001:"b"|}, "c");""")]
    [InlineData("""await cluster.SInterAsync(["{u1}a", "{u1}b", {|GLIDE1001:"{u2}a"|}], CancellationToken.None);""")]
    [InlineData("""await cluster.MSetNxAsync(new KeyValue("a", 1), new KeyValue({|GLIDE1001:"b"|}, 2));""")]
    [InlineData("""await cluster.MSetNxAsync(new("a", 1), new({|GLIDE1001:"b"|}, 2));""")]
    [InlineData("""await cluster.MSetExAsync([new("a", "x"), new({|GLIDE1001:"b"|}, "y")]);""")]
    [InlineData("""await cluster.EvalAsync("return 1", ["a", {|GLIDE1001:"b"|}], ["x"]);""")]
    [InlineData("""await cluster.BitOpAsync(BitOperation.And, "dest", {|GLIDE1001:"src"|});""")]
    [InlineData("""await cluster.CopyAsync(destination: "b", source: {|GLIDE1001:"a"|});""")]
    [InlineData("""await cluster.RenameAsync("a"u8.ToArray(), {|GLIDE1001:"b"u8.ToArray()|});""")]
    [InlineData("""await cluster.RenameAsync(Encoding.UTF8.GetBytes("a"), {|GLIDE1001:"b"|});""")]
    [InlineData("""await cluster.RenameAsync($"{{u1}}:{id}", {|GLIDE1001:$"{{u2}}:{id}"|});""")]
    [InlineData("""await cluster.RenameAsync("{u1}:" + id, {|GLIDE1001:"{u2}:" + id|});""")]
    [InlineData("""const string tag = "u1"; await cluster.RenameAsync($"{{{tag}}}:{id}", {|GLIDE1001:"{u2}"|});""")]
    [InlineData("""string from = "a"; ValkeyKey to = "b"; await cluster.RenameAsync(from, {|GLIDE1001:to|});""")]
    [InlineData("""string to; if (flag) { to = "b"; } else { throw new InvalidOperationException(); } await cluster.RenameAsync("a", {|GLIDE1001:to|});""")]
    [InlineData("""ValkeyKey[] keys = ["a", {|GLIDE1001:"b"|}]; await cluster.SInterAsync(keys, CancellationToken.None); Console.WriteLine(keys.Length);""")]
    [InlineData("""var keys = new ValkeyKey[] { "a", {|GLIDE1001:"b"|} }; await cluster.SInterAsync(keys);""")]
    [InlineData("""await cluster.SInterAsync([.. names.Select(name => (ValkeyKey)name), "a", {|GLIDE1001:"b"|}], CancellationToken.None);""")]
    [InlineData("""await cluster.XReadAsync([StreamPosition.FromBeginning("a"), StreamPosition.New({|GLIDE1001:"b"|})]);""")]
    [InlineData("""await cluster.BLPopAsync(TimeSpan.FromSeconds(1), "a", {|GLIDE1001:"b"|});""")]
    [InlineData("""await cluster.SInterAsync("a", id, {|GLIDE1001:"b"|});""")]
    [InlineData("""await cluster.RenameAsync(1, {|GLIDE1001:2|});""")]
    [InlineData("""Func<Task> later = async () => await cluster.RenameAsync("a", {|GLIDE1001:"b"|}); await later();""")]
    [InlineData("""foreach (var name in names) { await cluster.RenameAsync("a", {|GLIDE1001:"b"|}); }""")]
    [InlineData("""await cluster.With(TimeSpan.FromSeconds(1)).RenameAsync("a", {|GLIDE1001:"b"|});""")]
    [InlineData("""IValkeyCommands commands = cluster; await commands.RenameAsync("a", {|GLIDE1001:"b"|});""")]
    [InlineData("""IGlideClusterClient? maybe = flag ? cluster : null; if (maybe != null) { await maybe.RenameAsync("a", {|GLIDE1001:"b"|}); }""")]
    [InlineData("""var node = cluster.On(ClusterRoute.SlotKey("a")); await node.MGetAsync("a", {|GLIDE1001:"b"|});""")]
    [InlineData("""await cluster.OnAllPrimaries.SInterAsync("a", {|GLIDE1001:"b"|});""")]
    [InlineData("""using var stop = new CancellationTokenSource(); await cluster.SInterStoreAsync("a", ["a", {|GLIDE1001:"b"|}], stop.Token);""")]
    public Task Keys_of_several_slots_are_found(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""await cluster.RenameAsync("{17}:draft", "{17}:post");""")]
    [InlineData("""await cluster.RenameAsync("17", "{17}:post");""")]
    [InlineData("""await cluster.MGetAsync("a", "b", "c");""")]
    [InlineData("""await cluster.MSetAsync(new KeyValue("a", 1), new KeyValue("b", 2));""")]
    [InlineData("""await cluster.DelAsync("a", "b");""")]
    [InlineData("""await client.RenameAsync("a", "b");""")]
    [InlineData("""await any.RenameAsync("a", "b");""")]
    [InlineData("""await cluster.RenameAsync(id, "b");""")]
    [InlineData("""await cluster.RenameAsync($"user:{id}", $"client:{id}");""")]
    [InlineData("""await cluster.RenameAsync($"{{{id}}}:a", $"{{{id}}}:b");""")]
    [InlineData("""await cluster.RenameAsync($"{id}{{u1}}", "{u2}");""")]
    [InlineData("""await cluster.RenameAsync($"{{}}{id}", "{u2}");""")]
    [InlineData("""await cluster.RenameAsync($"{{u{id}}}", "{u2}");""")]
    [InlineData("""var to = "a"; if (flag) { to = "b"; } await cluster.RenameAsync("a", to);""")]
    [InlineData("""var to = flag ? "a" : "b"; await cluster.RenameAsync("a", to);""")]
    [InlineData("""await cluster.RenameAsync("a", flag ? "a" : "b");""")]
    [InlineData("""var to = "b"; Change(ref to); await cluster.RenameAsync("a", to); void Change(ref string key) => key = "a";""")]
    [InlineData("""var to = "b"; Action change = () => to = "a"; change(); await cluster.RenameAsync("a", to);""")]
    [InlineData("""var to = "b"; to += id; await cluster.RenameAsync("a", to);""")]
    [InlineData("""var (from, to) = ("a", "b"); (from, to) = (to, to); await cluster.RenameAsync(from, to);""")]
    [InlineData("""ValkeyKey[] keys = ["a", "b"]; keys[1] = "a"; await cluster.SInterAsync(keys);""")]
    [InlineData("""ValkeyKey[] keys = ["a", "b"]; Fix(keys); await cluster.SInterAsync(keys); static void Fix(ValkeyKey[] all) => all[1] = all[0];""")]
    [InlineData("""ValkeyKey[] keys = ["a", "b"]; var same = keys; same[1] = "a"; await cluster.SInterAsync(keys);""")]
    [InlineData("""foreach (var name in names) { await cluster.RenameAsync("a", name); }""")]
    [InlineData("""for (var i = 0; i < 3; i++) { await cluster.RenameAsync(0, i); }""")]
    [InlineData("""await cluster.RenameAsync("a", Environment.GetEnvironmentVariable("KEY") ?? "b");""")]
    [InlineData("""if (flag) { await cluster.RenameAsync("a", "a"); } else { await cluster.RenameAsync("b", "b"); }""")]
    [InlineData("""IValkeyCommands commands = flag ? cluster : client; await commands.RenameAsync("a", "b");""")]
    [InlineData("""await cluster.SetAsync("a", "b"); await cluster.SetAsync("b", "a");""")]
    [InlineData("""await cluster.EvalAsync("return 1", ["a"], ["b"]);""")]
    [InlineData("""await cluster.SAddAsync("a", "b", "c");""")]
    [InlineData("""var number = 1; await cluster.RenameAsync("1", number);""")]
    [InlineData("""await cluster.RenameAsync('a', "97");""")]
    public Task Keys_that_may_be_in_one_slot_are_left_alone(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""
        private const string Draft = "draft:17";
        private static readonly ValkeyKey Post = "post:17";
        public async Task Publish(IValkeyClusterCommands commands) => await commands.RenameAsync(Draft, {|GLIDE1001:Post|});
        """)]
    [InlineData("""
        private static readonly byte[] Post = "post:17"u8.ToArray();
        private readonly IGlideClusterClient _cluster = null!;
        public ValueTask Publish() => _cluster.RenameAsync("draft:17", {|GLIDE1001:Post|});
        """)]
    [InlineData("""
        public GlideClusterClient Cluster { get; set; } = null!;
        public ValueTask<bool> Publish() { return Cluster.RenameNxAsync(Keys.Draft, {|GLIDE1001:Keys.Post|}); }
        private static class Keys { public const string Draft = "draft", Post = "post"; }
        """)]
    [InlineData("""
        private static readonly ValkeyKey Post = Environment.MachineName;
        public ValueTask Publish(GlideClusterClient cluster) => cluster.RenameAsync("a", Post);
        """)]
    [InlineData("""
        private static readonly ValkeyKey Post = "b";
        static Shop() => Post = "a";
        public ValueTask Publish(GlideClusterClient cluster) => cluster.RenameAsync("a", Post);
        """)]
    [InlineData("""
        private static ValkeyKey Post = "b";
        public ValueTask Publish(GlideClusterClient cluster) => cluster.RenameAsync("a", Post);
        """)]
    [InlineData("""
        private static ValkeyKey Key(string name) => "{shop}:" + name;
        public ValueTask Publish(GlideClusterClient cluster) => cluster.RenameAsync(Key("a"), Key("b"));
        """)]
    [InlineData("""
        public ValueTask Publish(GlideClusterClient cluster, string to = "b") => cluster.RenameAsync("a", to);
        """)]
    public Task Keys_in_fields_are_known_where_nothing_can_change_them(string members) => Snippet.CheckMembersAsync(members);

    [Fact]
    public async Task The_message_names_both_keys_and_their_slots()
    {
        var found = Assert.Single(await Snippet.FindAsync(Snippet.FileOf("await cluster.RenameAsync(\"a\", $\"{{b}}:{id}\");")));
        Assert.Equal("RENAME runs on keys of one slot only: 'a' is in slot 15495, '{b}:…' in slot 3300", found.GetMessage(null));
        Assert.NotEmpty(found.AdditionalLocations);
    }
}
