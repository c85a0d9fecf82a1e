// Keys that come out of patterns, tuples and dictionaries.
namespace Corpus.Patterns;

public sealed class Matching(GlideClusterClient cluster)
{
    public async Task RunAsync(object input, Dictionary<string, ValkeyKey> known, (string From, string To) pair)
    {
        if (input is string { Length: > 0 } name)
        {
            await cluster.RenameAsync("a", name);
        }

        if (known.TryGetValue("x", out var found))
        {
            await cluster.RenameAsync("a", found);
        }

        await cluster.RenameAsync(pair.From, pair.To);
        var fixedPair = (From: "a", To: "b");
        fixedPair.To = fixedPair.From;
        await cluster.RenameAsync(fixedPair.From, fixedPair.To);
        await cluster.RenameAsync(known["x"], known["y"]);
        await cluster.RenameAsync("a", nameof(Matching)); // GLIDE1001: nameof(Matching)
    }
}
