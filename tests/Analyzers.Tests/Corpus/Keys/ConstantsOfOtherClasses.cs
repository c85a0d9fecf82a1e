// Constants of other classes and of another assembly are as good as literals; a static readonly field of another assembly is not.
using Elsewhere;

namespace Corpus.ConstantsOfOtherClasses;

internal static class Names
{
    public const string Draft = "post:draft";
    private const string Prefix = "post";
    public const string Live = Prefix + ":live";
}

public sealed class Publisher(IGlideClusterClient cluster)
{
    public async Task PublishAsync()
    {
        await cluster.RenameAsync(Names.Draft, Names.Live); // GLIDE1001: Names.Live
        await cluster.RenameAsync(SharedKeys.CatalogueDraft, SharedKeys.Catalogue); // GLIDE1001: SharedKeys.Catalogue
        await cluster.RenameAsync(SharedKeys.TaggedDraft, SharedKeys.Catalogue);
        await cluster.RenameAsync(SharedKeys.Runtime, SharedKeys.Catalogue);
    }
}
