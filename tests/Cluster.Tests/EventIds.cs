using Microsoft.Extensions.Logging;

namespace Glide.Cluster.Tests;

/// <summary>A logger that keeps the ids of what it is told.</summary>
internal sealed class EventIds : ILogger
{
    private readonly Lock _gate = new();
    private readonly List<int> _ids = [];

    public IReadOnlyList<int> Ids
    {
        get
        {
            lock (_gate)
            {
                return [.. _ids];
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _ids.Clear();
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
        {
            _ids.Add(eventId.Id);
        }
    }
}
