using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>A run of hash slots of a cluster, both ends included. The default is slot 0 alone.</summary>
public readonly record struct SlotRange : ICommandArgument, IReply<SlotRange>
{
    /// <summary>The number of slots of every cluster.</summary>
    public const int SlotCount = 16384;

    /// <summary>Makes a run of slots.</summary>
    /// <param name="start">The first slot, from 0.</param>
    /// <param name="end">The last slot, up to 16383.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot, or the end comes before the start.</exception>
    public SlotRange(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(end, SlotCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    /// <summary>The first slot.</summary>
    public int Start { get; }

    /// <summary>The last slot.</summary>
    public int End { get; }

    /// <summary>How many slots there are in it.</summary>
    public int Count => End - Start + 1;

    /// <summary>One slot.</summary>
    /// <param name="slot">The slot, 0 to 16383.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    public static SlotRange Single(int slot) => new(slot, slot);

    /// <summary>Whether a slot is in it.</summary>
    /// <param name="slot">The slot.</param>
    public bool Contains(int slot) => slot >= Start && slot <= End;

    /// <inheritdoc/>
    public static SlotRange Read(ref RespReader reader)
    {
        PairHeader.Skip(ref reader, "the two ends of a slot range");
        var start = reader.ReadInt64();
        var end = reader.ReadInt64();
        return start >= 0 && start <= end && end < SlotCount
            ? new((int)start, (int)end)
            : throw new ValkeyProtocolException($"Expected a range of slots between 0 and {SlotCount - 1}, found {start} to {end}.");
    }

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteInt64(Start);
        writer.WriteInt64(End);
    }

    /// <summary>The range as the server prints it: <c>0-5460</c>, or one number for one slot.</summary>
    public override string ToString() => Start == End ? FormattableString.Invariant($"{Start}") : FormattableString.Invariant($"{Start}-{End}");
}
