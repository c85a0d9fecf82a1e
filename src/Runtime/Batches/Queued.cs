using Glide.Commands;

namespace Glide;

/// <summary>A command that was queued into a batch and only answers that it has been done: tells whether it succeeded.</summary>
public readonly struct Queued : IEquatable<Queued>
{
    internal Queued(CommandBatch batch, int index)
    {
        Batch = batch;
        Index = index;
    }

    /// <summary>Where the command stands in its batch, from 0.</summary>
    public int Index { get; }

    /// <summary>The batch; null for <c>default</c>, which stands for no command.</summary>
    internal CommandBatch? Batch { get; }

    /// <summary>Whether two handles stand for the same command.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Queued left, Queued right) => left.Equals(right);

    /// <summary>Whether two handles stand for different commands.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Queued left, Queued right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Queued other) => ReferenceEquals(Batch, other.Batch) && Index == other.Index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Queued other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Batch, Index);
}
