namespace Glide.Connections;

/// <summary>A connection lent to a session, and the pool that wants it back.</summary>
internal readonly record struct SessionLease(Connection Connection, SessionPool Pool)
{
    /// <summary>Gives it back.</summary>
    /// <param name="isClean">Whether nothing of the session is left on it; otherwise it is closed rather than lent again.</param>
    public void Return(bool isClean) => Pool.Return(Connection, isClean);
}
