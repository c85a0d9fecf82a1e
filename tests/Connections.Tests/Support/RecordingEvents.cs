using System.Text;

namespace Glide.Connections.Tests.Support;

/// <summary>Keeps what a connection tells.</summary>
internal sealed class RecordingEvents : IConnectionEvents
{
    private readonly TaskCompletionSource<Exception> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _idle;
    private int _abandoned;
    private int _closedTimes;

    /// <summary>The reason for which the connection ended, once it has.</summary>
    public Task<Exception> Closed => _closed.Task;

    public int ClosedTimes => Volatile.Read(ref _closedTimes);

    public int Idle => Volatile.Read(ref _idle);

    public int Abandoned => Volatile.Read(ref _abandoned);

    public List<string> Pushes { get; } = [];

    public void OnClosed(Connection connection, Exception reason)
    {
        Interlocked.Increment(ref _closedTimes);
        _closed.TrySetResult(reason);
    }

    public void OnIdle(Connection connection) => Interlocked.Increment(ref _idle);

    public void OnAbandoned(Connection connection) => Interlocked.Increment(ref _abandoned);

    public void OnPush(Connection connection, ReadOnlySpan<byte> frame) => Pushes.Add(Encoding.Latin1.GetString(frame));
}
