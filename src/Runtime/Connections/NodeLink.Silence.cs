namespace Glide.Connections;

/// <content>What becomes of a connection that says nothing although answers are overdue.</content>
internal sealed partial class NodeLink
{
    /// <summary>How long a silent connection has to show itself after the server was seen to answer on another.</summary>
    private static readonly TimeSpan RecoveryGrace = TimeSpan.FromMilliseconds(100);

    /// <summary>After a call was given up unanswered, and nothing came in for so long, the connection is suspected to be half-open.</summary>
    private const long SilenceMilliseconds = 250;

    /// <summary>
    /// After so long without a byte it is closed even if the server answers nobody: what waits to be sent must not grow without end.
    /// </summary>
    private const long StalledMilliseconds = 5000;

    private bool _probing;
    private long _nextProbe;
    private long _abandonedSince = long.MaxValue;

    /// <summary>Whether a call was given up unanswered and nothing has come in since.</summary>
    public bool IsSilent
    {
        get
        {
            var since = Volatile.Read(ref _abandonedSince);
            return since != long.MaxValue && _current is { } connection && connection.LastSignOfLife < since;
        }
    }

    /// <summary>Replaces a connection that has been silent although answers are overdue: a half-open socket says nothing by itself.</summary>
    public void CheckSilence(long now)
    {
        if (_current is not { } connection)
        {
            return;
        }

        lock (_gate)
        {
            if (!ReferenceEquals(_current, connection) || _abandonedSince == long.MaxValue)
            {
                return;
            }

            if (!connection.Inflight.HoldsEnded())
            {
                // What was overdue has been answered. Where nothing is, silence means nothing.
                _abandonedSince = long.MaxValue;
                return;
            }

            var silence = now - Math.Max(_abandonedSince, connection.LastSignOfLife);
            if (silence < StalledMilliseconds)
            {
                if (silence >= SilenceMilliseconds && !_probing && now >= _nextProbe)
                {
                    _probing = true;
                    _ = ProbeAsync(connection, now);
                }

                return;
            }
        }

        connection.Close(new ValkeyConnectionException(
            $"The server at {Endpoint} has answered nothing for {StalledMilliseconds} ms.", DeliveryStatus.Written));
    }

    void IConnectionEvents.OnAbandoned(Connection connection)
    {
        lock (_gate)
        {
            // The first one since the connection has last shown itself: from there on it is silent.
            if (ReferenceEquals(_current, connection) && (_abandonedSince == long.MaxValue || connection.LastSignOfLife >= _abandonedSince))
            {
                Volatile.Write(ref _abandonedSince, _clock.Milliseconds);
            }
        }
    }

    private async Task ProbeAsync(Connection silent, long since)
    {
        // Connecting may begin in a user's stream factory, which the lock does not concern.
        await _connector.Work.Yield();
        Connection? replacement = null;
        try
        {
            replacement = await _connector.ConnectAsync(this, isShared: true, _disposal.Token).ConfigureAwait(false);

            // A server that was merely busy answers old and new connections in the same instant; the old one's answers count if they come.
            await Task.Delay(RecoveryGrace, _clock.Provider, _disposal.Token).ConfigureAwait(false);
            if (HasRecovered(silent, since))
            {
                replacement.Close(new ValkeyClosedException("The connection was not needed."));
            }
            else if (TryAdopt(replacement, silent))
            {
                Log.SilentConnectionReplaced(_logger, Endpoint);
                silent.Close(new ValkeyConnectionException(
                    $"The connection to {Endpoint} fell silent and was replaced.", DeliveryStatus.Written));
            }
        }
        catch (OperationCanceledException)
        {
            // The client is closing, and nobody else knows of the connection.
            replacement?.Close(new ValkeyClosedException("The client has been closed."));
        }
        catch (ValkeyConnectionException exception)
        {
            // Nobody answers there at all: the server is stuck or gone, and a new connection would be no better than the one at hand.
            Log.ConnectFailed(_logger, Endpoint, 1, exception.Message);
        }
        finally
        {
            lock (_gate)
            {
                _probing = false;
                _nextProbe = _clock.Milliseconds + SilenceMilliseconds;
            }
        }
    }

    private bool HasRecovered(Connection silent, long since)
    {
        lock (_gate)
        {
            return !ReferenceEquals(_current, silent) || silent.LastSignOfLife >= since || !silent.Inflight.HoldsEnded();
        }
    }
}
