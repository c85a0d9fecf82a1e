// Keys that are put together of constant pieces, in all the ways that C# has for it.
namespace Corpus.ConstantPieces;

public static class Names
{
    public const string Prefix = "shop";
    public const string Tag = "{" + Prefix + "}";
    public const string Stock = Tag + ":stock";
    public const string Sold = $"{Tag}:sold";
    public const string Loose = $"{Prefix}:loose";
    public const char Separator = ':';
    public const int Year = 2026;
}

public sealed class Keys(GlideClusterClient cluster)
{
    private static readonly string Fixed = "fixed";
    private static readonly string Concatenated = Fixed + ":" + "x";
    private static readonly string Calculated = string.Concat(Names.Prefix, ":", "y");
    private static readonly ValkeyKey[] Both = ["open", "closed"];
    private static readonly ValkeyKey[] Tagged = ["{o}open", "{o}closed"];
    private readonly string _own = "own";

    public async Task ConstantsAsync(string id, CancellationToken cancelled)
    {
        await cluster.RenameAsync(Names.Stock, Names.Sold);
        await cluster.RenameAsync(Names.Stock, Names.Loose); // GLIDE1001: Names.Loose
        await cluster.RenameAsync(Names.Tag + id, Names.Tag + ":" + id + ":old");
        await cluster.RenameAsync(Names.Tag + id, "{other}" + id); // GLIDE1001: "{other}" + id
        await cluster.RenameAsync("{" + id + "}:a", "{" + id + "}:b");
        await cluster.RenameAsync("{" + id, "{x}:" + id);
        await cluster.RenameAsync($"{Names.Prefix}{Names.Separator}1", $"{Names.Prefix}:{Names.Year}"); // GLIDE1001: $"{Names.Prefix}:{Names.Year}"
        await cluster.RenameAsync(nameof(ConstantsAsync), nameof(Keys)); // GLIDE1001: nameof(Keys)
        await cluster.RenameAsync(Fixed, "fixed");
        await cluster.RenameAsync(Fixed, "fixed2"); // GLIDE1001: "fixed2"
        await cluster.RenameAsync(Concatenated, Calculated);
        await cluster.RenameAsync(_own, "other");
        await cluster.SInterAsync(Both, cancelled); // GLIDE1001: Both
        await cluster.SInterAsync(Tagged, cancelled);
    }

    public async Task CallsAsync(string id)
    {
        await cluster.RenameAsync(string.Concat("{a}:", id), string.Concat("{b}:", id)); // GLIDE1001: string.Concat("{b}:", id)
        await cluster.RenameAsync(string.Format("{{a}}:{0}", id), string.Format("{{b}}:{0}", id));
        await cluster.RenameAsync(string.Join(":", "a", "b"), "a:b");
        await cluster.RenameAsync("A".ToLowerInvariant(), "a");
        await cluster.RenameAsync(" a ".Trim(), "a");
        await cluster.RenameAsync("a".Replace('a', 'b'), "b");
        await cluster.RenameAsync("{a}" + 1, "{a}" + 2);
        await cluster.RenameAsync($"{{a}}{1}", $"{{a}}{2:000}");
        await cluster.RenameAsync($"{"{a}"}:{id}", "{a}:x");
        await cluster.RenameAsync($"{1}{{a}}:{id}", "{a}:x");
        await cluster.RenameAsync($"{id}{{a}}", "{a}:x");
    }

    public async Task LiteralsAsync()
    {
        await cluster.RenameAsync("""{a}:1""", @"{a}:2");
        await cluster.RenameAsync("""
            {a}
            """, "{a}");
        await cluster.RenameAsync($$"""{{{Names.Prefix}}}:1""", "{shop}:2");
        await cluster.RenameAsync("a"u8.ToArray(), "a");
        await cluster.RenameAsync("a"u8.ToArray(), "b"); // GLIDE1001: "b"
        await cluster.RenameAsync("ä", "\u00e4");
        await cluster.RenameAsync("\u00e4", "\u00f6"); // GLIDE1001: "\u00f6"
        await cluster.RenameAsync("{}a", "{}a");
        await cluster.RenameAsync("{}a", "a"); // GLIDE1001: "a"
        await cluster.RenameAsync("{}{a}", "{a}"); // GLIDE1001: "{a}"
        await cluster.RenameAsync("a{b}{c}", "b");
        await cluster.RenameAsync("{{b}}", "{b");
        await cluster.RenameAsync("", "");
        await cluster.RenameAsync(default, "a");
    }
}
