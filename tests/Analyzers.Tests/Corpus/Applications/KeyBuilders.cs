// Keys as they are put together in programs: what is constant is known, what is computed is not.
using Cluster = Glide.GlideClusterClient;

namespace Corpus.KeyBuilders;

public sealed class Keys(Cluster cluster)
{
    private const string Tag = "cart";
    private const string Open = "{" + Tag + "}:open";
    private const string Closed = $"{{{nameof(Closed)}}}:all";

    public ValueTask<ValkeyValue[]> ConstantsOfConstants() => cluster.SDiffAsync(Open, Closed); // GLIDE1001: Closed

    public ValueTask<ValkeyValue[]> NestedInterpolation(int user) => cluster.SDiffAsync($"{$"{{{Tag}}}"}:{user}", $"{$"{{{nameof(Keys)}}}"}:{user}"); // GLIDE1001: $"{$"{{{nameof(Keys)}}}"}:{user}"

    public ValueTask<ValkeyValue[]> RawStrings(int user) => cluster.SDiffAsync($$"""{a-{{Tag}}}:{{user}}""", $$"""{b-{{Tag}}}:{{user}}"""); // GLIDE1001: $$"""{b-{{Tag}}}:{{user}}"""

    public ValueTask<ValkeyValue[]> RawStringsOfOneTag(int user) => cluster.SDiffAsync($$"""{{{Tag}}}:{{user}}""", $$"""{cart}:other:{{user}}""");

    public async Task Formatted(int user)
    {
        await cluster.RenameAsync(string.Format("{{a}}:{0}", user), string.Format("{{b}}:{0}", user));
        await cluster.RenameAsync(string.Concat("{a}:", user), string.Concat("{a}:", user + 1));
        await cluster.RenameAsync(string.Join(':', "{a}", user), "{a}:x");
        await cluster.RenameAsync("A:1".ToLowerInvariant(), "a:1");
        await cluster.RenameAsync("a:1 ".Trim(), "a:1");
    }

    public async Task Built(IEnumerable<int> users)
    {
        var builder = new StringBuilder("{a}");
        builder.Append(':').Append(1);
        await cluster.CopyAsync(builder.ToString(), "{b}:1");
        await cluster.PfMergeAsync("{visits}:all", [.. users.Select(user => (ValkeyKey)$"{{visits}}:{user}")]);
        await cluster.PfMergeAsync("{visits}:all", users.Select(user => (ValkeyKey)$"{{views}}:{user}").ToArray());
        await cluster.PfMergeAsync("{visits}:all", [.. users.Select(user => (ValkeyKey)$"{{visits}}:{user}"), "views:all"]); // GLIDE1001: "views:all"
    }

    public async Task Lists(bool old)
    {
        ValkeyKey[] days = ["day:mon", "day:tue"]; // GLIDE1001: "day:mon"
        await cluster.ZUnionStoreAsync("day:all", days);
        string[] names = ["{day}:mon", "{day}:tue"];
        await cluster.ZUnionStoreAsync("{day}:all", [.. names.Select(name => (ValkeyKey)name)]);
        List<ValkeyKey> more = ["{day}:wed"];
        more.Add("night");
        await cluster.ZUnionStoreAsync("{day}:all", [.. more]);
        ReadOnlySpan<ValkeyKey> span = ["{day}:1", old ? "{day}:2" : "{night}:2"];
        var pending = cluster.ZUnionStoreAsync("{day}:all", span);
        await pending;
    }

    public async Task Chosen(string? name, bool old, int kind)
    {
        await cluster.RenameAsync(name ?? "x", "y");
        await cluster.RenameAsync(old ? "x" : "y", "y");
        await cluster.RenameAsync(kind switch { 0 => "x", _ => "y" }, "z");
        var target = old ? "{o}:1" : "{n}:1";
        await cluster.RenameAsync("{n}:2", target);
        var key = "x";
        if (old)
        {
            key = "y";
        }

        await cluster.RenameAsync(key, "y");
    }

    public async Task Deconstructed(IReadOnlyDictionary<string, string> settings)
    {
        var (from, to) = ("in", "out");
        await cluster.RenameAsync(from, to); // GLIDE1001: to
        (string From, string To) pair = ("in", "out");
        await cluster.RenameAsync(pair.From, pair.To);
        await cluster.RenameAsync(settings["from"], settings["to"]);
        if (settings.TryGetValue("key", out var key) && key is { Length: > 0 } given)
        {
            await cluster.RenameAsync(given, "out");
        }

        foreach (var day in new[] { "mon", "tue" })
        {
            await cluster.RenameAsync($"{{{day}}}:new", $"{{{day}}}:old");
            await cluster.RenameAsync($"new:{{{day}}}", "{tue}:old");
        }
    }
}
