namespace Glide.Chaos.Load;

/// <summary>All callers of a cluster.</summary>
internal sealed class CallerCrowd
{
    private const int KeysInPlace = 16;
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(15);

    private readonly Caller[] _callers;
    private readonly ChaosOptions _options;
    private readonly Diary _diary;
    private volatile bool _isOver;
    private Task _running = Task.CompletedTask;

    public CallerCrowd(ChaosOptions options, int shards, Diary diary)
    {
        _options = options;
        _diary = diary;
        Shards = [.. Enumerable.Range(0, shards).Select(index => new LoadedShard(index))];
        _callers = [.. Enumerable.Range(0, options.Callers).Select(MakeCaller)];
    }

    public IReadOnlyList<LoadedShard> Shards { get; }

    /// <summary>The first slot of a shard, as the harness gives them out.</summary>
    public static int FirstSlot(int shard, int shards) => Slots.Count * shard / shards;

    public IEnumerable<Caller> Of(LoadedShard shard) => _callers.Where(caller => caller.Shard == shard);

    /// <summary>Writes every key's first value.</summary>
    public Task PrepareAsync(IValkeyCommands patient) => Task.WhenAll(_callers.Select(caller => caller.PrepareAsync(patient)));

    public void Start(IValkeyCommands client) =>
        _running = Task.WhenAll(_callers.Select(caller => Task.Run(() => caller.RunAsync(client, () => _isOver))));

    /// <summary>Throws if a caller has ended, which none does by itself, or waits for ever.</summary>
    public void CheckAlive()
    {
        if (_running.IsFaulted)
        {
            throw new InvalidOperationException($"A caller has failed: {_running.Exception}");
        }

        var since = Moment.Now - (_options.RequestTimeout + HangsAfter).TotalMilliseconds;
        if (_callers.FirstOrDefault(caller => caller.UnderWaySince < since) is { } hanging)
        {
            throw new TimeoutException($"A call for shard {hanging.Shard.Index} does not end.");
        }
    }

    /// <summary>Lets the callers end.</summary>
    /// <exception cref="TimeoutException">One of them does not.</exception>
    public async Task EndAsync()
    {
        _isOver = true;
        await _running.WaitAsync(HangsAfter + HangsAfter);
    }

    private Caller MakeCaller(int index)
    {
        var shard = Shards[index % Shards.Count];
        var (first, past) = (FirstSlot(shard.Index, Shards.Count), FirstSlot(shard.Index + 1, Shards.Count));
        var neighbours = (_options.Callers - shard.Index + Shards.Count - 1) / Shards.Count;
        var rank = index / Shards.Count;
        var slots = Enumerable.Range(0, KeysInPlace).Select(i => past - 1 - (((i * neighbours) + rank) % (past - first - _options.Slots)));
        if (shard.Index == 0)
        {
            // Together the first shard's callers have a key in each of the slots that move.
            slots = slots.Concat(Enumerable.Range(0, _options.Slots).Where(slot => slot % neighbours == rank));
        }

        return new Caller(index, shard, slots, _diary, _options);
    }
}
