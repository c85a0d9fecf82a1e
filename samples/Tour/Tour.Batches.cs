using System.Diagnostics;
using static Glide.Samples.Printing;

namespace Glide.Samples;

/// <summary>Several commands in one piece, and transactions.</summary>
internal static partial class Tour
{
    public static async Task PipelineAsync(GlideClient client)
    {
        Heading("A batch: one write, one trip, and each reply of its command's own type");
        var batch = new Batch();
        Queued<long> length = batch.RPush("letters", "a", "b", "c");
        Queued<ValkeyValue[]> letters = batch.LRange("letters", 0, -1);
        Queued<ValkeyValue?> missing = batch.Get("missing");
        Queued<long> wrong = batch.Incr("letters");

        // Errors stand where replies would, so that one does not hide the others.
        var results = await client.ExecuteAsync(batch, new BatchOptions { RaiseOnError = false });
        Show("RPUSH letters a b c", results[length]);
        Show("LRANGE letters 0 -1", string.Join(", ", results[letters]));
        Show("GET missing", results[missing]);
        Show("INCR letters", results.ErrorOf(wrong)?.Message);

        const int count = 10_000;
        var many = new Batch();
        for (var i = 0; i < count; i++)
        {
            many.Incr("batched");
        }

        var watch = Stopwatch.StartNew();
        var counted = await client.ExecuteAsync(many);
        Show($"{count:N0} INCR in one batch", $"{watch.Elapsed.TotalMilliseconds:F0} ms, the last answer is {counted[count - 1].AsInt64():N0}");
    }

    public static async Task AtomicAsync(GlideClient client)
    {
        Heading("MULTI and EXEC, and a transaction that reads before it writes");
        await client.SetAsync("stock", 3);
        var (left, orders) = await client.ExecuteAsync((AtomicBatch batch) => (batch.DecrBy("stock", 1), batch.RPush("orders", "17")));
        Show("DECRBY stock 1, RPUSH orders 17", $"{left} left, {orders} order");

        var tries = 0;
        var rest = await client.TransactionAsync(["stock"], async (commands, batch) =>
        {
            var stock = (long?)await commands.GetAsync("stock") ?? 0;
            if (tries++ == 0)
            {
                // Somebody else comes in between, so the first EXEC does nothing and all of this runs again.
                await client.IncrByAsync("stock", 5);
            }

            return batch.DecrBy("stock", stock);
        });
        Show("Take the whole stock", $"{rest} left, tried {tries} times");
    }
}
