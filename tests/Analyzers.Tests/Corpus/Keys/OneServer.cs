// One server has all slots.
namespace Corpus.OneServer;

public sealed class Single(GlideClient client, IGlideClient wide, IValkeyCommands any, IValkeyNodeCommands node, ValkeySession session)
{
    public async Task RunAsync()
    {
        await client.RenameAsync("a", "b");
        await wide.RenameAsync("a", "b");
        await any.RenameAsync("a", "b");
        await node.RenameAsync("a", "b");
        await session.RenameAsync("a", "b");
        await client.With(TimeSpan.FromSeconds(1)).SInterAsync("a", "b");
        var batch = new AtomicBatch();
        batch.Rename("a", "b");
        batch.Set("c", 1);
        await client.ExecuteAsync(batch);
    }
}
