// A parameter's default is only what it is if nobody gives another.
namespace Corpus.DefaultParameters;

public sealed class Moves(GlideClusterClient cluster)
{
    public ValueTask MoveAsync(string from = "inbox", string to = "outbox") => cluster.RenameAsync(from, to);

    public ValueTask MoveAsync(string? to) => cluster.RenameAsync("inbox", to ?? "outbox");

    public ValueTask MoveAllAsync() => MoveAsync("inbox", "outbox");
}
