using Glide.Connections;

namespace Glide;

/// <summary>
/// A connection leased to one caller. Its commands run in order on that connection and on no other; when it is lost, the session has ended
/// and its calls fail.
/// </summary>
public sealed class ValkeySession : ValkeySessionCommands, IAsyncDisposable
{
    private readonly SessionExecutor _executor;

    internal ValkeySession(SessionExecutor executor)
        : base(executor) => _executor = executor;

    /// <summary>
    /// Gives the connection back. If a command has left state on it (WATCH, SELECT …), or a reply is still due, it is closed instead, so
    /// that nothing of this session reaches the next one.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        _executor.End();
        return ValueTask.CompletedTask;
    }
}
