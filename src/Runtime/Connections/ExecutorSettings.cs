namespace Glide.Connections;

/// <summary>How calls are run, already validated.</summary>
internal sealed record ExecutorSettings
{
    public required TimeSpan RequestTimeout { get; init; }

    public required int InflightLimit { get; init; }

    /// <summary>Whether a call past the limit fails at once instead of waiting within its timeout.</summary>
    public bool FailsWhenFull { get; init; }

    /// <summary>How many connections may be open for blocking commands and sessions.</summary>
    public required int SessionLimit { get; init; }

    public Backoff Backoff { get; init; } = Backoff.Default;

    public Random Random { get; init; } = Random.Shared;

    public Action<ConnectionState> StateChanged { get; init; } = static _ => { };
}
