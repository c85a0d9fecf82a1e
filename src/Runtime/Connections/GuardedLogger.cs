using Microsoft.Extensions.Logging;

namespace Glide.Connections;

/// <summary>A logger that never throws: what a user's provider throws must not end a loop that keeps the connection alive.</summary>
internal sealed class GuardedLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
#pragma warning disable CA1031 // There is nobody to tell that logging fails.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
#pragma warning disable CA1031 // There is nobody to tell that logging fails.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
