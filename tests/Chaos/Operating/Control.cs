using Glide.Harness;

namespace Glide.Chaos.Operating;

/// <summary>
/// How late this machine is with what is due: its timers, and the answers of its servers to somebody who asks them directly. What the client
/// is to be quick at cannot be quicker than that, and a busy machine must not fail it.
/// </summary>
internal sealed class Control : IAsyncDisposable
{
    private readonly Dictionary<ValkeyServer, Probe> _servers = [];
    private readonly List<Probe> _all = [];
    private readonly Probe _timers = Probe.OfTimers();
    private readonly Lock _gate = new();

    public Control() => _all.Add(_timers);

    /// <summary>Begins to ask a server that is up.</summary>
    public async Task WatchAsync(ValkeyServer server)
    {
        var probe = Probe.OfAnswers(await server.ConnectAsync());
        lock (_gate)
        {
            _servers.Add(server, probe);
            _all.Add(probe);
        }
    }

    /// <summary>Asks a server no more, because it is about to be taken down: its silence is not the machine's.</summary>
    public async Task LeaveAsync(ValkeyServer server)
    {
        Probe? probe;
        lock (_gate)
        {
            _servers.Remove(server, out probe);
        }

        if (probe is not null)
        {
            await probe.EndAsync();
        }
    }

    /// <summary>By how much timers were late altogether between two moments, in milliseconds.</summary>
    public double TimersLate(double from, double to) => _timers.Late(from, to);

    /// <summary>How much of the time between two moments some server took to answer, or the timers were late, in milliseconds.</summary>
    public double MachineLate(double from, double to) => Probes().Max(probe => probe.Late(from, to));

    /// <summary>The longest that the machine was late at a time between two moments, in milliseconds.</summary>
    public double Worst(double from, double to) => Probes().Max(probe => probe.Worst(from, to));

    /// <summary>How many answers the servers that are watched have given, and how long these were waited for, in milliseconds.</summary>
    public (long Count, double Milliseconds) Answers()
    {
        var all = Probes().Where(probe => probe != _timers).Select(static probe => probe.Done).ToArray();
        return (all.Sum(static done => done.Count), all.Sum(static done => done.Milliseconds));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var probe in Probes())
        {
            await probe.EndAsync();
        }
    }

    private Probe[] Probes()
    {
        lock (_gate)
        {
            return [.. _all];
        }
    }
}
