// Keys that come into locals in all the ways that C# has for it.
namespace Corpus.LocalsOfAllKinds;

public sealed class Locals(GlideClusterClient cluster)
{
    public async Task RunAsync(bool flag, int number, string id, CancellationToken cancelled)
    {
        var (from, to) = ("a", "b");
        await cluster.RenameAsync(from, to); // GLIDE1001: to
        var (first, second) = ("a", "b");
        (first, second) = ("a", "a");
        await cluster.RenameAsync(first, second);
        (string swapped, string other) = (from, from);
        await cluster.RenameAsync(swapped, other);
        await cluster.RenameAsync(other, to); // GLIDE1001: to
        string picked = flag ? "a" : "b";
        await cluster.RenameAsync(picked, "a");
        string switched = number switch { 1 => "a", 2 => "b", _ => "c" };
        await cluster.RenameAsync(switched, "a");
        string tagged = flag ? "{t}:1" : "{t}:2";
        await cluster.RenameAsync(tagged, "{u}:1");
        string later;
        if (flag)
        {
            later = "a";
        }
        else
        {
            later = "b";
        }

        await cluster.RenameAsync(later, "a");
        string once;
        once = "a";
        await cluster.RenameAsync(once, "b"); // GLIDE1001: "b"
        string appended = "a";
        appended += id;
        await cluster.RenameAsync(appended, "b");
        string nulled = "a";
        nulled ??= "b";
        await cluster.RenameAsync(nulled, "b");
        const string Constant = "{c}";
        await cluster.RenameAsync($"{Constant}:{id}", $"{Constant}:{number:N0}");
        await cluster.RenameAsync($"{Constant}:{id}", $"{{d}}:{number,10}"); // GLIDE1001: $"{{d}}:{number,10}"
        ReadOnlyMemory<byte> memory = "a"u8.ToArray();
        await cluster.RenameAsync(memory, "b"); // GLIDE1001: "b"
        for (var key = "a"; key.Length < 4; key += "a")
        {
            await cluster.RenameAsync(key, "a");
        }

        foreach (var key in (string[])["a", "b"])
        {
            await cluster.RenameAsync(key, "a");
        }

        if (id is "a" or "b")
        {
            await cluster.RenameAsync(id, "a");
        }

        if (id is { } text)
        {
            await cluster.RenameAsync(text, "a");
        }

        ref string alias = ref picked;
        alias = "a";
        await cluster.RenameAsync(picked, "a");
        var keys = new[] { "a", "b" };
        await cluster.SInterAsync(keys.Select(key => (ValkeyKey)key).ToArray(), cancelled);
        var range = new ValkeyKey[] { "a", "b" }; // GLIDE1001: "b"
        await cluster.SInterAsync(range[..1], cancelled);
        await cluster.SInterAsync(range.AsSpan(1), cancelled);
        await cluster.SInterAsync(range, cancelled);
        Span<ValkeyKey> stack = ["a", "b"];
        stack[1] = "a";
        await cluster.SInterAsync(stack.ToArray(), cancelled);
        var built = new ValkeyKey[2];
        built[0] = "a";
        built[1] = "b";
        await cluster.SInterAsync(built, cancelled);
        var with = ImmutableKeys();
        await cluster.SInterAsync(with, cancelled);
        await cluster.SInterAsync("a", "b"); // GLIDE1001: "b"
        await cluster.SInterAsync(["a"], cancelled);
        await cluster.SInterAsync("a", flag ? "a" : "b");
        await cluster.SInterAsync(["a", flag ? "a" : "b", "c"], cancelled); // GLIDE1001: "c"
        await cluster.SInterAsync([.. flag ? new ValkeyKey[] { "a" } : [], "b"], cancelled);
    }

    private static ValkeyKey[] ImmutableKeys() => ["a", "b"];
}
