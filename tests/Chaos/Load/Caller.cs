using System.Globalization;
using Glide.Chaos.Model;

namespace Glide.Chaos.Load;

/// <summary>One of the callers: it writes and reads keys of its own in the slots of one shard, and checks every answer.</summary>
internal sealed class Caller
{
    /// <summary>Every so often a round reads and writes several slots in one call.</summary>
    private const int RoundsToSplit = 8;

    private const int KeysOfSplit = 4;

    private readonly LoadedShard _shard;
    private readonly Diary _diary;
    private readonly ChaosOptions _options;
    private readonly OwnKey[] _keys;
    private double _underWaySince = double.PositiveInfinity;
    private double _servedAt;
    private long _number;

    public Caller(int index, LoadedShard shard, IEnumerable<int> slots, Diary diary, ChaosOptions options)
    {
        _shard = shard;
        _diary = diary;
        _options = options;
        _number = (index + 1) * 1_000_000_000L;
        _keys = [.. slots.Select(slot => new OwnKey(string.Create(CultureInfo.InvariantCulture, $"{Slots.Tag(slot)}:{index}"), _number))];
    }

    public LoadedShard Shard => _shard;

    /// <summary>Since when the present call has been under way, by <see cref="Moment"/>; positive infinity between calls.</summary>
    public double UnderWaySince => Volatile.Read(ref _underWaySince);

    /// <summary>When a call was answered that had begun after the shard had its present primary; 0 for not yet.</summary>
    public double ServedAt => Volatile.Read(ref _servedAt);

    /// <summary>Forgets that the shard has served since its last promotion, because it is about to lose its primary.</summary>
    public void ExpectLoss() => Volatile.Write(ref _servedAt, 0);

    /// <summary>Gives the keys their first values.</summary>
    public async Task PrepareAsync(IValkeyCommands patient)
    {
        foreach (var key in _keys)
        {
            await patient.SetAsync(key.Register.Key, key.Register.TextOf(key.Initial));
            await patient.SetAsync(key.Counter.Key, key.Initial);
        }
    }

    /// <summary>Calls until <paramref name="isOver"/>.</summary>
    public async Task RunAsync(IValkeyCommands client, Func<bool> isOver)
    {
        for (var round = 0; !isOver(); round++)
        {
            var key = _keys[round % _keys.Length];
            await ReadAsync(client, key);
            await WriteAsync(client, key);
            await ReadAsync(client, key);
            await CountAsync(client, key);
            if (round % RoundsToSplit == 0)
            {
                OwnKey[] several = [.. Enumerable.Range(round, KeysOfSplit).Select(i => _keys[i % _keys.Length])];
                await ReadSeveralAsync(client, several);
                await WriteSeveralAsync(client, several);
            }

            await Task.Delay(_options.Pause);
        }
    }

    private async Task ReadAsync(IValkeyCommands client, OwnKey key)
    {
        var start = Moment.Now;
        var (end, value) = await CallAsync("GET", () => client.GetAsync(key.Register.Key));
        if (end == CallEnd.Answered)
        {
            CheckRead(key, value, start);
        }
    }

    private async Task WriteAsync(IValkeyCommands client, OwnKey key)
    {
        var start = Moment.Now;
        var number = ++_number;
        var (end, _) = await CallAsync("SET", async () =>
        {
            await client.SetAsync(key.Register.Key, key.Register.TextOf(number));
            return true;
        });
        NoteWrite(key, number, end, start);
    }

    private async Task CountAsync(IValkeyCommands client, OwnKey key)
    {
        var start = Moment.Now;
        var (end, answer) = await CallAsync("INCR", () => client.IncrAsync(key.Counter.Key));
        if (end == CallEnd.Answered)
        {
            Note(key.Counter.Incremented(answer, mayHaveLost: key.CounterKnownSince < _shard.Losses));
            key.CounterKnownSince = KnownSince(key.CounterKnownSince, start);
        }
        else if (end == CallEnd.Unknown)
        {
            key.Counter.MayHaveIncremented();
        }
    }

    private async Task ReadSeveralAsync(IValkeyCommands client, OwnKey[] keys)
    {
        var start = Moment.Now;
        var (end, values) = await CallAsync("MGET", () => client.MGetAsync([.. keys.Select(key => (ValkeyKey)key.Register.Key)]));
        for (var i = 0; end == CallEnd.Answered && i < keys.Length; i++)
        {
            CheckRead(keys[i], values![i], start);
        }
    }

    private async Task WriteSeveralAsync(IValkeyCommands client, OwnKey[] keys)
    {
        var start = Moment.Now;
        var first = _number + 1;
        _number += keys.Length;
        var (end, _) = await CallAsync("MSET", async () =>
        {
            await client.MSetAsync([.. keys.Select((key, i) => new KeyValue(key.Register.Key, key.Register.TextOf(first + i)))]);
            return true;
        });
        for (var i = 0; i < keys.Length; i++)
        {
            // One part's error does not say that the others have not happened.
            NoteWrite(keys[i], first + i, end == CallEnd.Answered ? end : CallEnd.Unknown, start);
        }
    }

    private void CheckRead(OwnKey key, ValkeyValue? value, double start)
    {
        Note(key.Register.Read(value?.ToString(), mayHaveLost: key.RegisterKnownSince < _shard.Losses));
        key.RegisterKnownSince = KnownSince(key.RegisterKnownSince, start);
    }

    private void NoteWrite(OwnKey key, long number, CallEnd end, double start)
    {
        if (end == CallEnd.Answered)
        {
            key.Register.Wrote(number);
            key.RegisterKnownSince = KnownSince(key.RegisterKnownSince, start);
        }
        else if (end == CallEnd.Unknown)
        {
            key.Register.MayHaveWritten(number);
        }
    }

    /// <summary>Only what was asked after the promotion is certainly the new primary's answer.</summary>
    private int KnownSince(int before, double start) => start >= _shard.PromotedAt ? _shard.Losses : before;

    private void Note(Found found)
    {
        if (found.Lost > 0)
        {
            _shard.CountLost(found.Lost);
        }

        if (found.Wrong is { } wrong)
        {
            _diary.Wrong(wrong);
        }
    }

    private async Task<(CallEnd End, T? Value)> CallAsync<T>(string what, Func<ValueTask<T>> call)
    {
        var start = Moment.Now;
        Volatile.Write(ref _underWaySince, start);
        try
        {
            var value = await call();
            _shard.CountCall();
            if (start >= _shard.PromotedAt && _servedAt == 0)
            {
                Volatile.Write(ref _servedAt, Moment.Now);
            }

            return (CallEnd.Answered, value);
        }
        catch (ValkeyException error)
        {
            _diary.Failed(new FailedCall(_shard.Index, what, error, start, Moment.Now));
            var unknown = error.Delivery == DeliveryStatus.Written || error is ValkeyPartialFailureException;
            return (unknown ? CallEnd.Unknown : CallEnd.NotExecuted, default);
        }
        finally
        {
            Volatile.Write(ref _underWaySince, double.PositiveInfinity);
            var (due, end) = (start + _options.RequestTimeout.TotalMilliseconds, Moment.Now);
            if (end > due)
            {
                _diary.Slow(new SlowCall(_shard.Index, what, due, end));
            }
        }
    }
}
