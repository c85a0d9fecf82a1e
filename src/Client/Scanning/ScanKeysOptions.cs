namespace Glide;

/// <summary>What a scan of the key space looks for, and how.</summary>
public sealed record ScanKeysOptions
{
    /// <summary>
    /// A glob-style pattern that the keys must match; null for all. It is compared after the keys have been read, so a scan for few keys
    /// reads as much as one for all, unless the pattern names the slot by a whole hash tag, as in <c>{user:1}*</c>.
    /// </summary>
    public ValkeyValue? Pattern { get; init; }

    /// <summary>The type of the values, as <c>TYPE</c> answers it, such as <c>string</c> or <c>hash</c>; null for all.</summary>
    public ValkeyValue? Type { get; init; }

    /// <summary>
    /// About how many keys a server looks at before it answers, and about how many make a page. The more, the fewer questions; but a server
    /// does nothing else meanwhile. 100 if nothing else is said.
    /// </summary>
    public int Count { get; init; } = 100;

    /// <summary>
    /// Whether slots are left out that no node serves: those that belong to nobody, those of a shard of which the cluster says that no node
    /// is left, and those of a primary that could not be asked for as long as <see cref="Patience"/>. Otherwise such a slot is an error,
    /// for whoever scans wants all keys.
    /// </summary>
    public bool SkipUncoveredSlots { get; init; }

    /// <summary>
    /// How long the scan waits in all without getting on, such as for the replica of a primary that has died, before it fails;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes. 30 seconds if nothing else is said. Within it a question that
    /// has not been answered in the client's request timeout is asked again.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        RequestTimeouts.Validate(Patience, nameof(Patience));
    }
}
