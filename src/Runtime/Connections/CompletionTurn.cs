using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Glide.Connections;

/// <summary>
/// The calls that one look at the socket has answered. Their callers go on one after the other on one thread, and what they write leaves
/// together: a work item for each of them would cost more than the call, most of it threads of the pool that look for work.
/// </summary>
/// <remarks>
/// <para>A caller may block, wait for another call of the same turn even, or compute for long. What has not been begun then is handed over
/// to the pool, item by item: by the turn itself once its callers turn out to be slow, or by <see cref="TurnWatch"/> when one of them does
/// not come back. Who may begin an item is decided by one word, which holds the use of the object and the next item.</para>
/// <para>The turn is filled by the reader, run by one thread, and only then given back to be filled again. One that was taken from its thread
/// is not: that thread may still hold it.</para>
/// </remarks>
internal sealed class CompletionTurn(WorkQueue work, CompletionTurns home) : WorkQueue, IThreadPoolWorkItem
{
    /// <summary>
    /// What so many callers wrote is sent while the next ones go on, in a large turn a quarter of it: half as many was worse, as was once at the
    /// end, and in a turn of 512 a send after every 32 cost a fifth more processor time than one after 128.
    /// </summary>
    private const int BetweenSends = 32;

    /// <summary>So many items are run between two looks at the time; fewer at first, in case each of them is slow.</summary>
    private const int MostBetweenLooks = 8;

    private const int HandedOver = int.MaxValue;

    /// <summary>How long may pass between two looks. From 5 µs an item, a work item costs little beside what another processor gains.</summary>
    private static readonly long SlowTicks = Stopwatch.Frequency * 40 / 1_000_000;

    [ThreadStatic]
    private static CompletionTurn? _ofThisThread;

    /// <summary>A simulation, which has but one thread and its own time, is not watched.</summary>
    private readonly bool _isOnPool = work == ThreadPool;

    private readonly Connection?[] _unsent = new Connection?[4];
    private IThreadPoolWorkItem?[] _items = new IThreadPoolWorkItem?[32];
    private int _count;

    /// <summary>Which use of the object this is, and in the lower half the next item.</summary>
    private long _state;

    /// <summary>Whether others are about to write on this thread, with whose calls one that is made now shall leave.</summary>
    public static bool Gathers => _ofThisThread is { HasMore: true };

    public int Count => _count;

    /// <summary>Identifies this use of the object, for <see cref="TryHandOver"/>.</summary>
    public int Version => (int)(Volatile.Read(ref _state) >> 32);

    /// <summary>The thread that runs the turn, or ran it last.</summary>
    public Thread? Runner { get; private set; }

    /// <summary>The connection whose reader runs the turn; null if a thread of the pool does.</summary>
    public Connection? Reader { get; private set; }

    /// <summary>Where <see cref="TurnWatch"/> keeps it.</summary>
    public int Place { get; set; }

    private bool HasMore => (int)Volatile.Read(ref _state) < _count;

    private bool IsHandedOver => (int)Volatile.Read(ref _state) == HandedOver;

    /// <summary>Leaves it to the turn that runs on this thread, if there is one, to send what was written to the connection.</summary>
    public static bool TryLeaveToSend(Connection connection) => _ofThisThread is { } turn && turn.TryNoteUnsent(connection);

    /// <summary>Adds an item, while the turn is being filled.</summary>
    public override void Enqueue(IThreadPoolWorkItem item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        _items[_count++] = item;
    }

    /// <summary>Runs the turn on a thread of the pool.</summary>
    public void Execute()
    {
        if (_count == 1)
        {
            // Nobody can be held up, so there is nothing to watch.
            var item = _items[0]!;
            _items[0] = null;
            GiveBack();
            item.Execute();
        }
        else
        {
            Run();
        }
    }

    /// <summary>Runs the turn on the thread of a connection's reader; false if another thread has to read on.</summary>
    public bool RunFor(Connection reader)
    {
        Reader = reader;
        return Run();
    }

    /// <summary>Hands over a turn that has not been run.</summary>
    public void HandOver()
    {
        TryHandOver(Version);
        GiveBack();
    }

    /// <summary>Hands over what has not been begun, unless the turn has ended since <paramref name="version"/> was read.</summary>
    /// <returns>Whether it did; then nobody else touches what is left, and only its own thread gives the turn back.</returns>
    public bool TryHandOver(int version)
    {
        var seen = Volatile.Read(ref _state);
        while (true)
        {
            if ((int)(seen >> 32) != version || (int)seen == HandedOver)
            {
                return false;
            }

            var found = Interlocked.CompareExchange(ref _state, Word(version, HandedOver), seen);
            if (found == seen)
            {
                break;
            }

            seen = found;
        }

        // What was written goes first: a caller that blocks may wait for just that.
        foreach (ref var unsent in _unsent.AsSpan())
        {
            if (Volatile.Read(ref unsent) is { } connection)
            {
                work.Enqueue(connection);
            }
        }

        for (var next = (int)seen; next < _count; next++)
        {
            work.Enqueue(_items[next]!);
            _items[next] = null;
        }

        return true;
    }

    private static long Word(int version, int next) => ((long)version << 32) | (uint)next;

    /// <returns>Whether the turn came to its end here; false if it was taken from this thread.</returns>
    private bool Run()
    {
        var version = Version;
        Runner = Thread.CurrentThread;
        if (ExecutionContext.Capture() is not { } clean || _ofThisThread is not null || (_isOnPool && !TurnWatch.TryEnter(this)))
        {
            HandOver();
            return true;
        }

        _ofThisThread = this;
        var isMine = RunItems(version, clean) || TryHandOver(version);
        _ofThisThread = null;
        if (_isOnPool)
        {
            TurnWatch.Leave(this);
        }

        if (isMine)
        {
            GiveBack();
        }

        return isMine;
    }

    /// <returns>Whether the turn handed itself over.</returns>
    private bool RunItems(int version, ExecutionContext clean)
    {
        var betweenSends = Math.Max(Math.Clamp(_count / 2, 1, BetweenSends), _count / 4);
        var toSend = betweenSends;
        var betweenLooks = 1;
        var toLook = betweenLooks;
        var wasSlow = false;
        var begun = Stopwatch.GetTimestamp();
        while (TryTake(version, out var item))
        {
            RunItem(item, clean);
            if (--toLook == 0)
            {
                // Once may have been the system, which had put this thread aside.
                var now = Stopwatch.GetTimestamp();
                var isSlow = now - begun > SlowTicks && _isOnPool;
                if (isSlow && wasSlow)
                {
                    SendUnsent();
                    return TryHandOver(version);
                }

                begun = now;
                wasSlow = isSlow;
                toLook = betweenLooks = isSlow ? 1 : Math.Min(betweenLooks * 2, MostBetweenLooks);
            }

            if (--toSend == 0)
            {
                // Sending is not the callers' time.
                SendUnsent();
                toSend = betweenSends;
                begun = Stopwatch.GetTimestamp();
            }
        }

        SendUnsent();
        return false;
    }

    private bool TryTake(int version, out IThreadPoolWorkItem item)
    {
        var next = (int)Volatile.Read(ref _state);
        if (next >= _count || Interlocked.CompareExchange(ref _state, Word(version, next + 1), Word(version, next)) != Word(version, next))
        {
            item = null!;
            return false;
        }

        item = _items[next]!;
        _items[next] = null;
        return true;
    }

    /// <summary>Runs an item as the pool does: what it throws ends the process, and what it leaves on the thread does not reach the next.</summary>
    private void RunItem(IThreadPoolWorkItem item, ExecutionContext clean)
    {
        try
        {
            item.Execute();
        }
#pragma warning disable CA1031 // It is thrown again where a user's code would have thrown it, and the reader goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            work.Enqueue(new Thrown(exception));
        }

        if (ExecutionContext.Capture() != clean)
        {
            if (ExecutionContext.IsFlowSuppressed())
            {
                ExecutionContext.RestoreFlow();
            }

            ExecutionContext.Restore(clean);
        }

        if (SynchronizationContext.Current is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    private bool TryNoteUnsent(Connection connection)
    {
        foreach (ref var unsent in _unsent.AsSpan())
        {
            if (unsent is null || unsent == connection)
            {
                unsent = connection;

                // Either it is seen here that the turn has been handed over, or the connection is seen there.
                Interlocked.MemoryBarrier();
                return !IsHandedOver;
            }
        }

        return false;
    }

    private void SendUnsent()
    {
        foreach (ref var unsent in _unsent.AsSpan())
        {
            if (unsent is { } connection)
            {
                unsent = null;
                connection.SendQueued();
            }
        }
    }

    /// <summary>Lets the object be filled again.</summary>
    private void GiveBack()
    {
        _count = 0;
        Reader = null;
        Volatile.Write(ref _state, Word(Version + 1, 0));
        home.GiveBack(this);
    }

    private sealed class Thrown(Exception exception) : IThreadPoolWorkItem
    {
        private readonly ExceptionDispatchInfo _info = ExceptionDispatchInfo.Capture(exception);

        public void Execute() => _info.Throw();
    }
}
