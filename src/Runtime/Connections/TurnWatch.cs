namespace Glide.Connections;

/// <summary>
/// Looks after the turns that run in this process, on a thread of its own, which no starved pool can hold up: one whose thread does not come
/// back is handed over, and if it was a reader's, another thread reads on. It rests while there are no turns.
/// </summary>
internal static class TurnWatch
{
    /// <summary>So many turns may run at once; what exceeds that goes to the pool item by item.</summary>
    private const int Places = 64;

    /// <summary>A turn whose thread waits for something is handed over when it is seen for the second time.</summary>
    private const int LooksAtWaiting = 2;

    /// <summary>A thread that does not wait is at work, or the system has put it aside, which is no reason to haste.</summary>
    private const int LooksAtWorking = 4;

    /// <summary>So many quiet looks in a row, and it rests: waking it for each turn would cost more than the turn.</summary>
    private const int QuietLooks = 25;

    /// <summary>How often it looks, and so how long a call may be held up by the callers before it.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    private static readonly CompletionTurn?[] Running = new CompletionTurn?[Places];
    private static readonly Sighting[] Sightings = new Sighting[Places];
    private static readonly SemaphoreSlim Waking = new(0);
    private static volatile bool _started;
    private static int _rests;

    /// <summary>Has the turn looked after from now on; false if there are too many.</summary>
    public static bool TryEnter(CompletionTurn turn)
    {
        for (var tried = 0; tried < Places; tried++)
        {
            var place = (turn.Place + tried) % Places;
            if (Interlocked.CompareExchange(ref Running[place], turn, null) is null)
            {
                turn.Place = place;
                if (!_started)
                {
                    Start();
                }

                // Either it is seen here that the thread rests, or the turn is seen there.
                if (Volatile.Read(ref _rests) != 0 && Interlocked.Exchange(ref _rests, 0) != 0)
                {
                    Waking.Release();
                }

                return true;
            }
        }

        return false;
    }

    public static void Leave(CompletionTurn turn) => Interlocked.CompareExchange(ref Running[turn.Place], null, turn);

    private static void Start()
    {
        lock (Waking)
        {
            if (!_started)
            {
                new Thread(Watch) { IsBackground = true, Name = "Glide turn watch" }.UnsafeStart();
                _started = true;
            }
        }
    }

    private static void Watch()
    {
        var quiet = 0;
        while (true)
        {
            quiet = Look() ? 0 : quiet + 1;
            if (quiet < QuietLooks)
            {
                Thread.Sleep(Interval);
                continue;
            }

            quiet = 0;
            Interlocked.Exchange(ref _rests, 1);
            if (!Look() || Interlocked.Exchange(ref _rests, 0) == 0)
            {
                Waking.Wait();
            }
        }
    }

    /// <returns>Whether there was anything to see.</returns>
    private static bool Look()
    {
        var any = false;
        for (var place = 0; place < Places; place++)
        {
            ref var sighting = ref Sightings[place];
            var turn = Volatile.Read(ref Running[place]);
            if (turn is null)
            {
                sighting = default;
                continue;
            }

            any = true;
            var version = turn.Version;
            if (turn != sighting.Turn || version != sighting.Version)
            {
                sighting = new Sighting(turn, version, Looks: 0);
            }

            sighting = sighting with { Looks = sighting.Looks + 1 };
            if (sighting.Looks >= LooksAtWorking || (sighting.Looks >= LooksAtWaiting && IsWaiting(turn)))
            {
                HandOver(turn, version);
                sighting = default;
            }
        }

        return any;
    }

    private static bool IsWaiting(CompletionTurn turn) => (turn.Runner!.ThreadState & ThreadState.WaitSleepJoin) != 0;

    private static void HandOver(CompletionTurn turn, int version)
    {
        var reader = turn.Reader;
        var waits = IsWaiting(turn);
        if (turn.TryHandOver(version))
        {
            Leave(turn);
            reader?.ReadOnElsewhere(waits);
        }
    }

    private readonly record struct Sighting(CompletionTurn? Turn, int Version, int Looks);
}
