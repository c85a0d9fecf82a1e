namespace Glide.Chaos;

/// <summary>How much of it.</summary>
internal sealed record ChaosOptions
{
    /// <summary>How many callers there are; each has keys of one shard only.</summary>
    public int Callers { get; init; } = 64;

    /// <summary>How many slots move from the first shard to the second, and back.</summary>
    public int Slots { get; init; } = 1000;

    /// <summary>How many slots the added node is given.</summary>
    public int SlotsOfAdded { get; init; } = 300;

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// What a caller waits between two rounds of four calls. The load is steady and leaves the machine room, so that the servers' and the
    /// harness's need of processor time does not show as the client's.
    /// </summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>For how long the undisturbed throughput is measured before and after each disturbance.</summary>
    public TimeSpan Steady { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>All disturbances are gone through again until so much time has passed; at least once.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.Zero;
}
