using Glide.Harness;

namespace Glide.Chaos.Operating;

/// <summary>Does the same small thing over and over, and keeps when it was late.</summary>
internal sealed class Probe
{
    private const double Interval = 10;

    /// <summary>What is less late, in milliseconds, says nothing.</summary>
    private const double Least = 2;

    private readonly Func<Task> _wait;
    private readonly double _due;
    private readonly RawConnection? _connection;
    private readonly Lock _gate = new();
    private readonly List<Delay> _delays = [];
    private readonly Task _measuring;
    private volatile bool _isOver;
    private long _answers;
    private double _waited;

    private Probe(Func<Task> wait, double due, RawConnection? connection)
    {
        _wait = wait;
        _due = due;
        _connection = connection;
        _measuring = Task.Run(MeasureAsync);
    }

    public static Probe OfTimers() => new(
        static async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Interval));

            // A timer's callback and then a continuation: a timeout needs two turns of a thread as well.
            await Task.Yield();
        },
        Interval,
        connection: null);

    /// <param name="connection">To the server that is asked; the probe ends it.</param>
    public static Probe OfAnswers(RawConnection connection) => new(() => connection.ExecuteAsync("PING"), due: 0, connection);

    /// <summary>How often it has done it, and how long that took altogether, in milliseconds.</summary>
    public (long Count, double Milliseconds) Done
    {
        get
        {
            lock (_gate)
            {
                return (_answers, _waited);
            }
        }
    }

    /// <summary>How late it was altogether between two moments, in milliseconds.</summary>
    public double Late(double from, double to)
    {
        lock (_gate)
        {
            return Between(from, to).Sum();
        }
    }

    /// <summary>The longest that it was late at a time between two moments, in milliseconds.</summary>
    public double Worst(double from, double to)
    {
        lock (_gate)
        {
            return Between(from, to).DefaultIfEmpty().Max();
        }
    }

    public async Task EndAsync()
    {
        _isOver = true;
        await _measuring;
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    private IEnumerable<double> Between(double from, double to) =>
        _delays.Where(delay => delay.Start < to && delay.End > from).Select(static delay => delay.Late);

    private async Task MeasureAsync()
    {
        while (!_isOver)
        {
            var start = Moment.Now;
            await _wait();
            var end = Moment.Now;
            lock (_gate)
            {
                _answers++;
                _waited += end - start;
                if (end - start - _due > Least)
                {
                    _delays.Add(new Delay(start, end, end - start - _due));
                }
            }

            if (_connection is not null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Interval));
            }
        }
    }

    private readonly record struct Delay(double Start, double End, double Late);
}
