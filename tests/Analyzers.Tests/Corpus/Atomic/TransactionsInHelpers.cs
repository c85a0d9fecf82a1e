// Transactions whose keys or functions come from elsewhere.
namespace Corpus.TransactionsInHelpers;

public sealed class Helpers(IGlideClusterClient cluster)
{
    private static readonly ValkeyKey[] Watched = ["stock"];
    private readonly Func<IValkeyCommands, AtomicClusterBatch, ValueTask> _body = static (_, batch) =>
    {
        batch.Incr("kept");
        return default;
    };

    public async Task RunAsync(Func<IValkeyCommands, AtomicClusterBatch, ValueTask> body, string id, IReadOnlyList<ValkeyKey> more)
    {
        await cluster.TransactionAsync(Watched, body);
        await cluster.TransactionAsync(Watched, (commands, batch) => body(commands, batch));
        await cluster.TransactionAsync(Watched, async (commands, batch) =>
        {
            batch.Incr("other"); // GLIDE1002: "other"
            await body(commands, new AtomicClusterBatch());
        });
        await cluster.TransactionAsync(Watched, async (commands, batch) =>
        {
            await body(commands, batch);
            batch.Incr("other");
        });
        await cluster.TransactionAsync([.. more, "stock"], (_, batch) =>
        {
            batch.Incr("stock");
            foreach (var key in more)
            {
                batch.Incr(key);
            }

            return default;
        });
        await cluster.TransactionAsync([.. more, "stock"], (_, batch) =>
        {
            batch.Incr("sold"); // GLIDE1002: "sold"
            return default;
        });
        await cluster.TransactionAsync([$"{id}:stock"], (_, batch) =>
        {
            batch.Incr("sold");
            return default;
        });
        await Task.WhenAll(more.Select(key => cluster.TransactionAsync([key], (_, batch) =>
        {
            batch.Incr("sold");
            return default;
        }).AsTask()));
        await cluster.TransactionAsync(["stock"], async (_, batch) =>
        {
            await cluster.TransactionAsync(["sold"], (_, inner) =>
            {
                inner.Incr("sold");
                return default;
            });
            batch.Incr("stock");
        });
        await cluster.TransactionAsync(["stock"], async (_, batch) =>
        {
            await cluster.TransactionAsync(["sold"], (_, inner) =>
            {
                batch.Incr("sold");
                inner.Incr("sold");
                return default;
            });
        });
        await cluster.TransactionAsync(["stock"], (_, _) => _body(null!, null!));
    }
}
