// A module's own command that waits, queued by an extension method that carries its facts.
using Glide.Commands;

namespace Corpus.ModuleCommandsThatWait;

public static class QueueModule
{
    [ValkeyCommand("Q.WAIT", Flags = CommandFlags.Blocking)]
    public static Queued<ValkeyValue?> QWait(this CommandBatch batch, ValkeyKey key) => throw new NotSupportedException(batch.ToString() + key);

    [ValkeyCommand("Q.WAIT", Flags = CommandFlags.Blocking)]
    public static ValueTask<ValkeyValue?> QWaitAsync(this IValkeyCommands commands, ValkeyKey key) => throw new NotSupportedException(commands.ToString() + key);

    [ValkeyCommand("Q.ATTACH", Flags = CommandFlags.SessionBound)]
    public static Queued QAttach(this CommandBatch batch) => throw new NotSupportedException(batch.ToString());
}

public sealed class Consumer(GlideClient client)
{
    public async Task RunAsync()
    {
        var batch = new Batch();
        batch.QWait("queue"); // GLIDE2004: QWait
        batch.QAttach(); // GLIDE2004: QAttach
        await client.ExecuteAsync(batch);
        await client.QWaitAsync("queue");
    }
}
