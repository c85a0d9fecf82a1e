using System.Globalization;

namespace Glide.Batches.Tests.Support;

/// <summary>One of many commands with random arguments, to be queued or to be called; either way its outcome is a text.</summary>
internal sealed record RandomCommand(int Kind, string Key, string Other, int Number)
{
    private const int Kinds = 18;

    public static RandomCommand Next(Random random) => new(random.Next(Kinds), "k" + random.Next(12), "k" + random.Next(12), random.Next(1000));

    public Func<BatchResults, string> Queue<TBatch>(NodeBatchCommands<TBatch> batch)
        where TBatch : NodeBatchCommands<TBatch> => Kind switch
        {
            0 => Asking(batch.Set(Key, Number), (results, handle) => Text(results[handle])),
            1 => Asking(batch.Get(Key), (results, handle) => Text(results[handle])),
            2 => Asking(batch.Incr(Key), (results, handle) => Text(results[handle])),
            3 => Asking(batch.Append(Key, Number), (results, handle) => Text(results[handle])),
            4 => Asking(batch.LPush(Key, Number, Number + 1), (results, handle) => Text(results[handle])),
            5 => Asking(batch.LRange(Key, 0, -1), (results, handle) => Text(results[handle])),
            6 => Asking(batch.HSet(Key, new FieldValue("field" + (Number % 3), Number)), (results, handle) => Text(results[handle])),
            7 => Asking(batch.HGetAll(Key), (results, handle) => Text(results[handle])),
            8 => Asking(batch.SAdd(Key, Number % 5, Number % 7), (results, handle) => Text(results[handle])),
            9 => Asking(batch.SMembers(Key), (results, handle) => Sorted(results[handle])),
            10 => Asking(batch.ZIncrBy(Key, Number / 8.0, "m" + (Number % 4)), (results, handle) => Text(results[handle])),
            11 => Asking(batch.ZRangeWithScores(Key, ZRange.All), (results, handle) => Text(results[handle])),
            12 => Asking(batch.Del(Key, Other), (results, handle) => Text(results[handle])),
            13 => Asking(batch.MGet(Key, Other, Key), (results, handle) => Text(results[handle])),
            14 => Asking(batch.Type(Key), (results, handle) => Text(results[handle])),
            15 => Asking(batch.LMove(Key, Other, ListSide.Right, ListSide.Left), (results, handle) => Text(results[handle])),
            16 => Done(batch.LTrim(Key, 0, Number % 4)),
            _ => Asking(batch.CustomCommand("GETRANGE", Key, 0, Number), (results, handle) => Text(results[handle].ToString())),
        };

    public async Task<string> CallAsync(IValkeyCommands commands)
    {
        try
        {
            switch (Kind)
            {
                case 0: return Text(await commands.SetAsync(Key, Number));
                case 1: return Text(await commands.GetAsync(Key));
                case 2: return Text(await commands.IncrAsync(Key));
                case 3: return Text(await commands.AppendAsync(Key, Number));
                case 4: return Text(await commands.LPushAsync(Key, Number, Number + 1));
                case 5: return Text(await commands.LRangeAsync(Key, 0, -1));
                case 6: return Text(await commands.HSetAsync(Key, new FieldValue("field" + (Number % 3), Number)));
                case 7: return Text(await commands.HGetAllAsync(Key));
                case 8: return Text(await commands.SAddAsync(Key, Number % 5, Number % 7));
                case 9: return Sorted(await commands.SMembersAsync(Key));
                case 10: return Text(await commands.ZIncrByAsync(Key, Number / 8.0, "m" + (Number % 4)));
                case 11: return Text(await commands.ZRangeWithScoresAsync(Key, ZRange.All));
                case 12: return Text(await commands.DelAsync(Key, Other));
                case 13: return Text(await commands.MGetAsync(Key, Other, Key));
                case 14: return Text(await commands.TypeAsync(Key));
                case 15: return Text(await commands.LMoveAsync(Key, Other, ListSide.Right, ListSide.Left));
                case 16:
                    await commands.LTrimAsync(Key, 0, Number % 4);
                    return "done";
                default: return Text((await commands.CustomCommandAsync("GETRANGE", Key, 0, Number)).ToString());
            }
        }
        catch (ValkeyServerException error)
        {
            return error.Message;
        }
    }

    private static Func<BatchResults, string> Asking<TReply>(Queued<TReply> handle, Func<BatchResults, Queued<TReply>, string> ask) =>
        results => results.ErrorOf(handle)?.Message ?? ask(results, handle);

    private static Func<BatchResults, string> Done(Queued handle) => results => results.ErrorOf(handle)?.Message ?? "done";

    private static string Text(object? reply) => reply switch
    {
        null => "(null)",
        string text => text,
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => reply.ToString()!,
    };

    private static string Sorted(ValkeyValue[] values) => Text(values.Select(value => value.ToString()).Order(StringComparer.Ordinal));
}
