namespace Glide.Connections;

/// <content>How connections come into the pool: one for each caller who waits, up to the limit.</content>
internal sealed partial class SessionPool
{
    /// <summary>Under the lock: opens connections for those who wait and for whom none is being opened yet, as far as the limit allows.</summary>
    private void OpenIfAllowed()
    {
        while (!_disposed && _open < _limit && _opening < _waitingCalls.Count + _waitingSessions.Count)
        {
            _open++;
            _opening++;
            _ = OpenAsync();
        }
    }

    private async Task OpenAsync()
    {
        // Connecting may begin in a user's stream factory, which the lock does not concern.
        await _connector.Work.Yield();
        try
        {
            Adopt(await _connector.ConnectAsync(this, isShared: false, _disposal.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            CountOut();
        }
        catch (ValkeyConnectionException exception)
        {
            FailOne(exception);
        }
    }

    private void Adopt(Connection connection)
    {
        lock (_gate)
        {
            if (!connection.IsClosed && !_disposed)
            {
                _opening--;
                connection.IsAdopted = true;
                GiveOn(connection);
                OpenIfAllowed();
                return;
            }
        }

        // To open the next one without telling anybody would never end with a server that greets and hangs up.
        connection.Close(new ValkeyClosedException("The client has been closed."));
        FailOne(new ValkeyConnectionException(
            $"The connection to {_connector.Address} was lost as soon as it was made.", DeliveryStatus.NotWritten));
    }

    private void CountOut()
    {
        lock (_gate)
        {
            _open--;
            _opening--;
            OpenIfAllowed();
        }
    }

    /// <summary>An attempt failed: one of those who wait is told, so that each of them gets an attempt and none waits for ever.</summary>
    private void FailOne(ValkeyConnectionException exception)
    {
        PendingCommand? command = null;
        lock (_gate)
        {
            _open--;
            _opening--;
            if (!TryFailSession(exception))
            {
                DropEnded();
                _waitingCalls.TryDequeue(out command);
            }

            OpenIfAllowed();
        }

        if (command is null)
        {
            return;
        }

        if (Refused is { } refused)
        {
            refused(command, exception);
            return;
        }

        command.FailAndRelease(exception is ValkeyAuthenticationException
            ? new ValkeyAuthenticationException(exception.Message, DeliveryStatus.NotWritten, exception)
            : new ValkeyConnectionException(exception.Message, DeliveryStatus.NotWritten, exception));
    }

    private bool TryFailSession(ValkeyConnectionException exception)
    {
        while (_waitingSessions.First is { } session)
        {
            _waitingSessions.RemoveFirst();
            if (session.Value.TrySetException(exception))
            {
                return true;
            }
        }

        return false;
    }
}
