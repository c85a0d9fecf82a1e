using Glide.Commands;

namespace Glide;

/// <summary>
/// A command that was queued into a batch: what its reply is asked for with, once the batch has been executed. It holds no reply itself, so
/// the results of one execution say nothing about those of another.
/// </summary>
/// <typeparam name="TReply">The type of the command's reply.</typeparam>
public readonly struct Queued<TReply> : IEquatable<Queued<TReply>>
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

    /// <summary>The same command, for what concerns no reply.</summary>
    /// <param name="handle">The handle.</param>
#pragma warning disable CA2225 // ToQueued() below is the named alternative; the rule asks for it on the other type.
    public static implicit operator Queued(Queued<TReply> handle) => handle.ToQueued();
#pragma warning restore CA2225

    /// <summary>Whether two handles stand for the same command.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Queued<TReply> left, Queued<TReply> right) => left.Equals(right);

    /// <summary>Whether two handles stand for different commands.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Queued<TReply> left, Queued<TReply> right) => !left.Equals(right);

    /// <summary>The same command, for what concerns no reply.</summary>
    public Queued ToQueued() => Batch is null ? default : new Queued(Batch, Index);

    /// <inheritdoc/>
    public bool Equals(Queued<TReply> other) => ReferenceEquals(Batch, other.Batch) && Index == other.Index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Queued<TReply> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Batch, Index);
}
