// Arguments by name come in any order; the message speaks about them as they stand.
namespace Corpus.NamedArguments;

public sealed class Copies(GlideClusterClient cluster)
{
    public async Task RunAsync(CancellationToken cancelled)
    {
        await cluster.CopyAsync(destination: "backup", source: "original", replace: true, cancellationToken: cancelled); // GLIDE1001: "original"
        await cluster.CopyAsync(cancellationToken: cancelled, source: "{original}", destination: "{original}:backup");
        await cluster.LMoveAsync(source: "jobs:new", destination: "jobs:old", from: ListSide.Left, to: ListSide.Right, cancellationToken: cancelled); // GLIDE1001: "jobs:old"
    }
}
