// Keys that depend on a branch are not known, even if both branches would be wrong.
namespace Corpus.ConditionalKeys;

public sealed class Archive(GlideClusterClient cluster)
{
    public async Task RunAsync(bool isDraft, int kind)
    {
        await cluster.RenameAsync("post", isDraft ? "draft" : "{post}:live");
        var target = kind switch { 0 => "zero", 1 => "one", _ => "{post}:many" };
        await cluster.RenameAsync("post", target);
        string chosen;
        if (isDraft)
        {
            chosen = "draft";
        }
        else
        {
            chosen = "{post}:live";
        }

        await cluster.RenameAsync("post", chosen);
        var late = "{post}:late";
        if (kind > 7)
        {
            late = "early";
        }

        await cluster.RenameAsync("post", late);
    }
}
