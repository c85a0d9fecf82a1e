using Glide.Connections;
using Microsoft.Extensions.Logging;

namespace Glide.Cluster;

/// <summary>
/// Keeps the map true: asks the nodes how the cluster looks when the client connects, when something has gone wrong, and every now and
/// then. When to ask is <see cref="RefreshSchedule"/>'s to say, what the answers come to <see cref="TopologyConsensus"/>'s.
/// </summary>
internal sealed partial class TopologyMonitor : IDisposable
{
    private readonly ClusterSettings _settings;
    private readonly NodeDirectory _directory;
    private readonly ClusterExecutor _executor;
    private readonly Clock _clock;
    private readonly long _connectMilliseconds;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly Action _lookedAgain;
    private readonly CancellationTokenSource _disposal = new();
    private readonly TaskCompletionSource _firstMap = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly RefreshSchedule _schedule;
    private readonly ITimer _timer;
    private TaskCompletionSource _nextLook = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TopologyMonitor(
        ClusterSettings settings,
        NodeDirectory directory,
        ClusterExecutor executor,
        Clock clock,
        TimeSpan connectTimeout,
        Random random,
        ILogger logger,
        Action lookedAgain)
    {
        _settings = settings;
        _directory = directory;
        _executor = executor;
        _clock = clock;
        _connectMilliseconds = (long)connectTimeout.TotalMilliseconds;
        _random = random;
        _logger = logger;
        _lookedAgain = lookedAgain;
        var periodic = settings.PeriodicCheck is { } interval ? (long)interval.TotalMilliseconds : RefreshSettings.Never;
        _schedule = new RefreshSchedule(new RefreshSettings { Periodic = periodic }, random, clock.Milliseconds);
        _timer = clock.Provider.CreateTimer(
            static state => ((TopologyMonitor)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Why the last look at the cluster failed; null if it succeeded.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Connects to the first nodes and learns the first map; a failure is the caller's.</summary>
    /// <exception cref="ValkeyConnectionException">No node could be reached, or none knows a cluster.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var round = NewRound();
        var begun = _clock.Milliseconds;
        var result = await LookAsync(round, Seeds(), isFirst: true, failures, cancellationToken).ConfigureAwait(false);
        if (result.Map is { } map)
        {
            Apply(map, begun);
        }
        else if (FindRefusal(failures) is not null || !failures.Exists(static failure => failure is ValkeyTimeoutException)
            || !await LearnsLaterAsync(begun + _connectMilliseconds, cancellationToken).ConfigureAwait(false))
        {
            throw Describe(failures, result.Reason, round.IsEmpty);
        }

        if (_directory.Assess() == RefreshOutcome.Trouble)
        {
            // Whoever was loading in this first look would be passed over until the next one, which may be a minute away.
            Request(RefreshReason.Trouble);
        }
        else
        {
            Tick();
        }
    }

    /// <summary>Learns the map in the background, trying until it succeeds.</summary>
    public void StartInBackground() => Request(RefreshReason.Demand);

    /// <summary>Something has happened after which the map may be out of date.</summary>
    public void Request(RefreshReason reason)
    {
        lock (_gate)
        {
            Act(_schedule.Request(reason, _clock.Milliseconds));
        }
    }

    /// <summary>
    /// Asks for another look at the cluster, because the map does not lead on, and waits for the end of the next one: of that which is under
    /// way, if there is one. Looks are spread over time, so asking again and again is no haste.
    /// </summary>
    /// <returns>Completes whatever the look has found, and when the client is closed.</returns>
    public Task LookAgainAsync()
    {
        Task next;
        lock (_gate)
        {
            next = _nextLook.Task;
        }

        Request(RefreshReason.Trouble);
        return next;
    }

    /// <summary>Waits until there is a map.</summary>
    /// <exception cref="ValkeyTimeoutException">There was none in time.</exception>
    /// <exception cref="ValkeyClosedException">The client was closed meanwhile.</exception>
    public async Task WaitForMapAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await _firstMap.Task.WaitAsync(timeout, _clock.Provider, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_disposal.IsCancellationRequested)
        {
            throw new ValkeyClosedException("The client has been closed.");
        }
        catch (TimeoutException)
        {
            throw new ValkeyTimeoutException(
                $"The nodes could not be found within the time: {LastFailure ?? "none has answered yet"}.", DeliveryStatus.NotWritten);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _disposal.Cancel();
        _firstMap.TrySetCanceled();
        lock (_gate)
        {
            _nextLook.TrySetResult();
        }
    }

    /// <summary>
    /// Looks again and again while the time lasts that connecting has: who was too busy to answer at first may be the only one to know. False if
    /// that has led to no map.
    /// </summary>
    private async Task<bool> LearnsLaterAsync(long deadline, CancellationToken cancellationToken)
    {
        Request(RefreshReason.Trouble);
        var left = TimeSpan.FromMilliseconds(Math.Max(0, deadline - _clock.Milliseconds));
        try
        {
            await _firstMap.Task.WaitAsync(left, _clock.Provider, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            Act(_schedule.Tick(_clock.Milliseconds));
        }
    }

    /// <summary>
    /// Under the lock, or a decision that was overtaken by a newer one would set the timer last: what is due in a moment would then come as
    /// late as what may wait for a minute.
    /// </summary>
    private void Act(RefreshDecision decision)
    {
        if (_disposal.IsCancellationRequested)
        {
            return;
        }

        if (decision.Run is not null)
        {
            _ = RunAsync();
        }
        else if (decision.WakeAt != long.MaxValue)
        {
            // A timer takes at most some seven weeks; what is later is looked at again then.
            var wait = Math.Clamp(decision.WakeAt - _clock.Milliseconds, 1, int.MaxValue);
            _timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
    }

    private async Task RunAsync()
    {
        // Requests come from the threads that serve connections; asking is not theirs to do.
        await _executor.Work.Yield();
        lock (_gate)
        {
            _schedule.Asking();
        }

        var outcome = await RefreshAsync().ConfigureAwait(false) ? _directory.Assess() : RefreshOutcome.Trouble;
        TaskCompletionSource ended;
        lock (_gate)
        {
            Act(_schedule.Completed(outcome, _clock.Milliseconds));
            ended = _nextLook;
            if (!_disposal.IsCancellationRequested)
            {
                _nextLook = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        ended.TrySetResult();
    }

    private async Task<bool> RefreshAsync()
    {
        try
        {
            return await RefreshFromAsync(Witnesses()).ConfigureAwait(false)
                || (!_settings.AsksSeedsOnly && await RefreshFromAsync(Seeds()).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return false;
        }
#pragma warning disable CA1031 // A user's resolver may throw here; the next look may go better, and the client lives on meanwhile.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception.Message);
            return false;
        }
    }

    private async Task<bool> RefreshFromAsync(List<ClusterNode> nodes)
    {
        var failures = new List<Exception>();
        var round = NewRound();
        var begun = _clock.Milliseconds;
        var result = await LookAsync(round, nodes, isFirst: false, failures, _disposal.Token).ConfigureAwait(false);
        if (result.Map is { } map)
        {
            Apply(map, begun);
            return true;
        }

        Fail(Describe(failures, result.Reason, round.IsEmpty).Message);
        return false;
    }

    private void Apply(SlotMap map, long asked)
    {
        LastFailure = null;
        if (!_directory.TryApply(map, asked, _clock.Milliseconds, _executor.Resume))
        {
            // The others see the node where it was: what keeps the connection away may have ended.
            _directory.RetryUnreachable();
        }

        // Even after the same map: a call may have begun to wait by an older one while this one came.
        _lookedAgain();

        _firstMap.TrySetResult();
    }

    private void Fail(string reason)
    {
        LastFailure = $"the nodes could not be asked how they stand ({reason})";
        Log.TopologyUnknown(_logger, reason);
    }

    private static Exception Describe(List<Exception> failures, string reason, bool nobodyAnswered) =>
        FindRefusal(failures)
        ?? (failures.Count == 1 && nobodyAnswered && failures[0] is ValkeyConnectionException
            ? failures[0]
            : new ValkeyConnectionException(
                string.Join(" ", failures.Select(static failure => failure.Message).Append(reason)),
                DeliveryStatus.NotWritten,
                failures.Count == 0 ? null : failures[0]));

    /// <summary>What asking again does not change, such as a wrong password; null if there is nothing of the kind.</summary>
    private static Exception? FindRefusal(List<Exception> failures) =>
        failures.Find(static failure => failure is ValkeyConfigurationException)
        ?? failures.Find(static failure => failure is ValkeyAuthenticationException);
}
