namespace Glide.Connections;

/// <content>
/// How callers go on whose calls have been answered. A reader with a thread of its own lets them go on right there, as long as they do not
/// keep it: if they do, another thread reads on, and for a while they go on in the pool.
/// </content>
internal sealed partial class Connection
{
    /// <summary>For so long callers go on in the pool after one of them has waited for something on the reader's thread.</summary>
    private const long CarefulMilliseconds = 250;

    /// <summary>The same after one that was at work, or that the system had put aside, which says little about those to come.</summary>
    private const long LessCarefulMilliseconds = 20;

    private long _carefulUntil;

    /// <summary>Has another thread read on, because a caller keeps the reader's.</summary>
    /// <param name="waits">Whether it waits for something there.</param>
    public void ReadOnElsewhere(bool waits)
    {
        Volatile.Write(ref _carefulUntil, _clock.Milliseconds + (waits ? CarefulMilliseconds : LessCarefulMilliseconds));
        StartReader();
    }

    private void StartReader()
    {
        if (!_transport.BlocksReader)
        {
            _ = ReadLoopAsync();
            return;
        }

        try
        {
            new Thread(static connection => _ = ((Connection)connection!).ReadLoopAsync())
            {
                IsBackground = true,
                Name = $"Glide {Endpoint}",
            }.UnsafeStart(this);
        }
        catch (OutOfMemoryException)
        {
            // The system gives no more threads. One of the pool's is better than none.
            ThreadPool.UnsafeQueueUserWorkItem(static connection => _ = connection.ReadLoopAsync(), this, preferLocal: false);
        }
    }

    /// <summary>Lets the callers go on whose calls have been answered; false if another thread reads on.</summary>
    private bool TryTell()
    {
        if (_turns.Take() is not { } turn)
        {
            return true;
        }

        // Who has connected goes on with the last reply of the handshake, perhaps for ever: that is for the pool.
        if (ReferenceEquals(Hello, ServerHello.Unknown) || _clock.Milliseconds < Volatile.Read(ref _carefulUntil))
        {
            turn.HandOver();
            return true;
        }

        if (!_transport.BlocksReader)
        {
            _work.Enqueue(turn);
            return true;
        }

        return turn.RunFor(this);
    }
}
