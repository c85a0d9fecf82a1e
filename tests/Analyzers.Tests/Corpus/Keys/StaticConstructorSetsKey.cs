// A static constructor may set what the initializer has set.
namespace Corpus.StaticConstructorSetsKey;

public static class Layout
{
    public static readonly string Live = "post:live";

    static Layout()
    {
        if (Environment.GetEnvironmentVariable("TAG") is { } tag)
        {
            Live = $"{{{tag}}}:live";
        }
    }
}

public sealed class Publisher(IGlideClusterClient cluster)
{
    public ValueTask PublishAsync() => cluster.RenameAsync("post:draft", Layout.Live);
}
