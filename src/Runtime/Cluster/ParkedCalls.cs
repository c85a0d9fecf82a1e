using Glide.Connections;

namespace Glide.Cluster;

/// <summary>
/// Calls that wait to be sent again: for a moment because a server asked for it, or until the next map because nobody serves their slot now.
/// </summary>
internal sealed class ParkedCalls : IDisposable
{
    private static readonly List<Place> NoPlaces = [];

    private readonly Clock _clock;
    private readonly Action<PendingCommand> _resume;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly List<Place> _places = [];
    private long _nextDue = long.MaxValue;
    private bool _disposed;

    /// <param name="clock">The client's clock.</param>
    /// <param name="resume">Where a call goes when its time has come.</param>
    public ParkedCalls(Clock clock, Action<PendingCommand> resume)
    {
        _clock = clock;
        _resume = resume;
        _timer = clock.Provider.CreateTimer(
            static state => ((ParkedCalls)state!).ResumeDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Keeps a call, with its link, until <paramref name="due"/> or the next map, whichever comes first.</summary>
    /// <param name="command">The call.</param>
    /// <param name="due">By the client's clock; <see cref="long.MaxValue"/> to wait for a map alone.</param>
    public void Park(PendingCommand command, long due)
    {
        command.Carrier = null;
        lock (_gate)
        {
            if (!_disposed)
            {
                _places.Add(new Place(command, due));
                if (due < _nextDue)
                {
                    SetTimer(due);
                }

                return;
            }
        }

        command.FailAndRelease(new ValkeyClosedException("The client has been closed."));
    }

    /// <summary>There is a new map: every call goes on.</summary>
    public void ResumeAll() => Resume(static _ => true);

    /// <summary>A slot has found another home: its calls go on, and those that wait for a map.</summary>
    public void ResumeSlot(int slot) => Resume(place => place.Due == long.MaxValue || place.Command.Request.Slot == slot);

    /// <summary>Shows every call here to <paramref name="visit"/>; tells whether there was one.</summary>
    public bool Visit<TState>(Action<PendingCommand, TState> visit, TState state)
    {
        Place[] places;
        lock (_gate)
        {
            for (var i = _places.Count - 1; i >= 0; i--)
            {
                if (_places[i].Command.IsClaimed)
                {
                    _places[i].Command.ReleaseLink();
                    _places.RemoveAt(i);
                }
            }

            if (_places.Count == 0)
            {
                return false;
            }

            places = [.. _places];
        }

        foreach (var place in places)
        {
            visit(place.Command, state);
        }

        return true;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
        foreach (var place in Take(static _ => true))
        {
            place.Command.FailAndRelease(new ValkeyClosedException("The client has been closed."));
        }
    }

    private void ResumeDue()
    {
        var now = _clock.Milliseconds;
        Resume(place => place.Due <= now);
    }

    private void Resume(Predicate<Place> which)
    {
        foreach (var place in Take(which))
        {
            if (place.Command.IsClaimed)
            {
                place.Command.ReleaseLink();
            }
            else
            {
                _resume(place.Command);
            }
        }
    }

    /// <summary>Takes some of the calls, in the order in which they came.</summary>
    private List<Place> Take(Predicate<Place> which)
    {
        lock (_gate)
        {
            _nextDue = long.MaxValue;
            if (_places.Count == 0)
            {
                // The next one sets the timer anew, which has done what it was set for: who was to be resumed was given up meanwhile.
                return NoPlaces;
            }

            var due = _places.FindAll(which);
            _places.RemoveAll(which);
            foreach (var place in _places)
            {
                _nextDue = Math.Min(_nextDue, place.Due);
            }

            if (_nextDue != long.MaxValue && !_disposed)
            {
                SetTimer(_nextDue);
            }

            return due;
        }
    }

    private void SetTimer(long due)
    {
        _nextDue = due;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, due - _clock.Milliseconds)), Timeout.InfiniteTimeSpan);
    }

    private readonly record struct Place(PendingCommand Command, long Due);
}
