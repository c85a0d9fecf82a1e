// However a literal is written, it is the same text.
namespace Corpus.RawAndVerbatimStrings;

public sealed class Spellings(GlideClusterClient cluster)
{
    public async Task CompareAsync(string id)
    {
        await cluster.CopyAsync("C:\\temp", @"C:\temp");
        await cluster.CopyAsync("""{a}:1""", $$"""{a}:{{id}}""");
        await cluster.CopyAsync("""{a}:1""", $$"""{b}:{{id}}"""); // GLIDE1001: $$"""{b}:{{id}}"""
        await cluster.CopyAsync("\u0061", "a");
        await cluster.CopyAsync(@"a", @"A"); // GLIDE1001: @"A"
    }
}
