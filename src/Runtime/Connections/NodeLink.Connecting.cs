namespace Glide.Connections;

/// <content>How connections come: the first one for its caller, later ones in the background and for ever.</content>
internal sealed partial class NodeLink
{
    /// <summary>A connection that lives shorter than this and answers nothing has been of no use, like an attempt that failed.</summary>
    private const long UsefulMilliseconds = 1000;

    private Exception? _lastFailure;
    private ServerHello? _hello;
    private TaskCompletionSource? _pause;
    private int _started;
    private int _renewing;
    private bool _refused;
    private long _adoptedAt;
    private long _answeredBefore;
    private int _uselessInARow;

    /// <summary>Makes the first connection; unlike later ones, its failure is the caller's.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _started = 1;
        _stateChanged(ConnectionState.Connecting);
        try
        {
            if (!TryAdopt(await _connector.ConnectAsync(this, isShared: true, cancellationToken).ConfigureAwait(false), replaced: null))
            {
                throw new ValkeyConnectionException($"The connection to {Endpoint} was lost as soon as it was made.", DeliveryStatus.NotWritten);
            }
        }
        catch
        {
            // Whoever needs the link later starts it again, and a call may wait here already.
            Volatile.Write(ref _started, 0);
            if (!IsIdle)
            {
                ConnectInBackground();
            }

            throw;
        }

        LogConnected(attempts: 1, isFirst: true);
    }

    /// <summary>Connects in the background, trying for ever. Only the first time does anything.</summary>
    public void ConnectInBackground()
    {
        if (Volatile.Read(ref _started) == 0 && Interlocked.Exchange(ref _started, 1) == 0)
        {
            _ = ReconnectAsync(lost: null);
        }
    }

    /// <summary>
    /// Replaces the connection, because its address may mean another machine by now. Calls that are under way on it are answered there.
    /// </summary>
    public void Renew()
    {
        if (_current is { } old && Interlocked.Exchange(ref _renewing, 1) == 0)
        {
            _ = RenewAsync(old);
        }
    }

    /// <summary>Ends a wait between two attempts, because there is reason to believe that the next one succeeds.</summary>
    public void RetryNow() => Volatile.Read(ref _pause)?.TrySetResult();

    private async Task ReconnectAsync(Exception? lost)
    {
        // Here begins what a user's logger and stream factory may take their time for. Whoever has lost a call with the connection is told
        // meanwhile, and a reader that sends a call on to another node reads on.
        await _connector.Work.Yield();
        if (lost is not null)
        {
            Log.ConnectionLost(_logger, Endpoint, lost.Message);
        }

        // A server that greets and then hangs up would otherwise be asked again without a pause.
        var useless = _uselessInARow;
        if (useless > 0 && !await TryWaitAsync(useless).ConfigureAwait(false))
        {
            return;
        }

        for (var attempt = 1; !_disposal.IsCancellationRequested; attempt++)
        {
            try
            {
                var connection = await _connector.ConnectAsync(this, isShared: true, _disposal.Token).ConfigureAwait(false);
                var isFirst = Hello is null;
                if (TryAdopt(connection, replaced: null))
                {
                    LogConnected(attempt, isFirst);
                    return;
                }

                if (_current is not null)
                {
                    // Somebody was quicker: who made the first connection for a caller.
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ValkeyConnectionException exception)
            {
                Refuse(exception);
                Log.ConnectFailed(_logger, Endpoint, attempt, exception.Message);
            }

            if (!await TryWaitAsync(attempt).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task RenewAsync(Connection old)
    {
        await _connector.Work.Yield();
        try
        {
            if (TryAdopt(await _connector.ConnectAsync(this, isShared: true, _disposal.Token).ConfigureAwait(false), old))
            {
                old.CloseIfIdle(new ValkeyClosedException("The connection was replaced."));
            }
        }
        catch (OperationCanceledException)
        {
            // The client is closing.
        }
        catch (ValkeyConnectionException exception)
        {
            Log.ConnectFailed(_logger, Endpoint, 1, exception.Message);
        }
        finally
        {
            Volatile.Write(ref _renewing, 0);
        }
    }

    private void LogConnected(int attempts, bool isFirst)
    {
        if (!isFirst)
        {
            Log.Reconnected(_logger, Endpoint, attempts);
        }
        else if (Hello is { } hello)
        {
            Log.Connected(_logger, Endpoint, hello.Server, hello.Version, hello.Protocol);
        }
    }

    /// <summary>Waits as the backoff says; false if the client has been closed meanwhile.</summary>
    private async Task<bool> TryWaitAsync(int attempt)
    {
        TaskCompletionSource pause = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _pause, pause);
        await Task.WhenAny(pause.Task, Task.Delay(_backoff.Delay(attempt, _random), _clock.Provider, _disposal.Token)).ConfigureAwait(false);
        Volatile.Write(ref _pause, null);
        return !_disposal.IsCancellationRequested;
    }

    /// <summary>
    /// Notes a failed attempt. What waiting cannot mend, a wrong password or an untrusted certificate, fails the waiting calls and those
    /// that come, until an attempt succeeds.
    /// </summary>
    private void Refuse(ValkeyConnectionException exception)
    {
        List<PendingCommand> waiting = [];
        lock (_gate)
        {
            _lastFailure = exception;
            _refused = exception is ValkeyAuthenticationException;
            if (!_disposed && _hello is null)
            {
                // No connection has been lost that would have told, and whoever keeps several links wants to know.
                _stateChanged(ConnectionState.Connecting);
            }

            if (_refused)
            {
                waiting = TakeWaiting();
            }
        }

        waiting.ForEach(command => command.FailAndRelease(Refusal()));
    }

    /// <summary>An error of its own for each call: one thrown by many would mix up their stack traces.</summary>
    private ValkeyAuthenticationException Refusal() =>
        new(_lastFailure?.Message ?? $"{Endpoint} refused the connection.", DeliveryStatus.NotWritten, _lastFailure);

    /// <summary>
    /// Makes the connection the current one in place of <paramref name="replaced"/>, and gives it the calls that wait. False, and it has
    /// been closed, if it has ended already or is not needed.
    /// </summary>
    private bool TryAdopt(Connection connection, Connection? replaced)
    {
        if (!TryMakeCurrent(connection, replaced))
        {
            connection.Close(new ValkeyClosedException("The connection was not needed."));
            return false;
        }

        connection.ReleaseOutput();
        return true;
    }

    private bool TryMakeCurrent(Connection connection, Connection? replaced)
    {
        lock (_gate)
        {
            if (_disposed || !ReferenceEquals(_current, replaced))
            {
                return false;
            }

            // Who waited must find a client that is connected when its answer comes, so nothing is sent before that is said.
            connection.HoldOutput();
            if (!TryHandOver(connection))
            {
                return false;
            }

            connection.IsAdopted = true;
            _current = connection;
            _hello = connection.Hello;
            _lastFailure = null;
            _refused = false;
            _abandonedSince = long.MaxValue;
            _adoptedAt = _clock.Milliseconds;
            _answeredBefore = connection.Inflight.Dequeued;
            _stateChanged(ConnectionState.Connected);
            return true;
        }
    }

    /// <summary>Under the lock: hands over what waits. False if the connection has ended, which nobody has heard who would make another.</summary>
    private bool TryHandOver(Connection connection)
    {
        while (_waiting.TryPeek(out var command))
        {
            if (command.IsClaimed)
            {
                command.ReleaseLink();
            }
            else if (!connection.TrySend(command))
            {
                return false;
            }

            _waiting.Dequeue();
        }

        return !connection.IsClosed;
    }

    /// <summary>Under the lock: whether the connection that has just ended was of any use.</summary>
    private void NoteLifetime(Connection connection)
    {
        var useful = connection.Inflight.Dequeued > _answeredBefore || _clock.Milliseconds - _adoptedAt >= UsefulMilliseconds;
        _uselessInARow = useful ? 0 : _uselessInARow + 1;
    }
}
