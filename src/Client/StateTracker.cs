using Glide.Connections;
using Microsoft.Extensions.Logging;

namespace Glide;

/// <summary>
/// Keeps a client's state and tells of its changes, in order, without ever running a handler on a thread that serves connections.
/// </summary>
internal sealed class StateTracker(ILogger logger) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<ConnectionStateChangedEventArgs> _untold = new();
    private ConnectionState _current = ConnectionState.Idle;
    private bool _telling;

    public event EventHandler<ConnectionStateChangedEventArgs>? Changed;

    public object? Sender { get; set; }

    public ConnectionState Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    public void Set(ConnectionState state)
    {
        lock (_gate)
        {
            if (_current == state || _current == ConnectionState.Closed)
            {
                return;
            }

            _untold.Enqueue(new ConnectionStateChangedEventArgs(_current, state));
            _current = state;
            if (_telling)
            {
                return;
            }

            _telling = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (TakeUntold() is { } change)
        {
            foreach (var handler in Delegate.EnumerateInvocationList(Changed))
            {
                Tell(handler, change);
            }
        }
    }

    private void Tell(EventHandler<ConnectionStateChangedEventArgs> handler, ConnectionStateChangedEventArgs change)
    {
        try
        {
            handler(Sender, change);
        }
#pragma warning disable CA1031 // A user's handler must end neither the client nor the other handlers; what it throws is logged.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.StateHandlerFailed(logger, exception);
        }
    }

    private ConnectionStateChangedEventArgs? TakeUntold()
    {
        lock (_gate)
        {
            if (_untold.TryDequeue(out var change))
            {
                return change;
            }

            _telling = false;
            return null;
        }
    }
}
