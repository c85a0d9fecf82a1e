using System.Collections.Concurrent;
using System.Diagnostics;

namespace Glide.Connections.Tests.Support;

/// <summary>
/// Callers who each send one unique text after the other and look closely at what comes back: the text itself, or one typed error, in time.
/// </summary>
internal sealed class EchoLoad
{
    private readonly TestClient _client;
    private readonly TimeSpan _timeout;
    private readonly ConcurrentDictionary<string, bool> _issued = new();
    private readonly ConcurrentBag<string> _wrong = [];
    private readonly ConcurrentBag<Exception> _errors = [];
    private readonly ConcurrentBag<Exception> _unexpected = [];
    private readonly Task _callers;
    private volatile bool _isOver;
    private long _answered;
    private long _latestTicks;

    private EchoLoad(TestClient client, int callers, TimeSpan timeout)
    {
        _client = client;
        _timeout = timeout;
        _callers = Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller))));
    }

    /// <summary>How many calls have come back with their own text.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    public IReadOnlyCollection<Exception> Errors => _errors;

    /// <summary>Replies that are not the text that was sent.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>Replies that are the text of another call.</summary>
    public IEnumerable<string> Misdelivered => _wrong.Where(_issued.ContainsKey);

    /// <summary>How long past its timeout the latest call ended.</summary>
    public TimeSpan Lateness => TimeSpan.FromTicks(Interlocked.Read(ref _latestTicks));

    public static EchoLoad Start(TestClient client, int callers, TimeSpan timeout) => new(client, callers, timeout);

    /// <summary>Lets every caller finish its call; one that never does fails the test.</summary>
    public async Task StopAsync()
    {
        _isOver = true;
        await Eventually.CompletesAsync(_callers, what: "every call was answered");
        Assert.Empty(_unexpected);
        await Eventually.TrueAsync(() => _client.Executor.UnderWay == 0);
    }

    /// <summary>Waits until calls have been answered since now: the client works.</summary>
    public Task WorksAsync(TimeSpan? within = null)
    {
        var target = Answered + 100;
        return Eventually.TrueAsync(() => Answered >= target, within, "calls are answered");
    }

    private async Task CallAsync(int caller)
    {
        for (var number = 0; !_isOver; number++)
        {
            // Begins with no byte that begins a reply, and is of a length that no corrupted digit turns into a whole number of requests.
            var text = $"c{caller:D3}n{number:D8}r{Random.Shared.Next(10_000_000):D7}end";
            _issued.TryAdd(text, true);
            var start = Stopwatch.GetTimestamp();
            try
            {
                var reply = await _client.EchoAsync(text, _timeout);
                if (reply == text)
                {
                    Interlocked.Increment(ref _answered);
                }
                else
                {
                    _wrong.Add(reply);
                }
            }
            catch (ValkeyException exception)
            {
                _errors.Add(exception);
            }
#pragma warning disable CA1031 // Whatever else comes out of a call is a defect, which the test reports.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _unexpected.Add(exception);
            }

            NoteLateness((Stopwatch.GetElapsedTime(start) - _timeout).Ticks);
        }
    }

    private void NoteLateness(long ticks)
    {
        long seen;
        while ((seen = Interlocked.Read(ref _latestTicks)) < ticks && Interlocked.CompareExchange(ref _latestTicks, ticks, seen) != seen)
        {
        }
    }
}
