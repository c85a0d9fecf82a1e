using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>Slots that CLUSTER MIGRATESLOTS moves to one node: <c>SLOTSRANGE start end … NODE id</c>. Since Valkey 9.0. The default is refused.</summary>
public readonly struct SlotMigration : ICommandArgument
{
    private readonly SlotRange[]? _ranges;
    private readonly string _nodeId;

    private SlotMigration(string nodeId, SlotRange[] ranges)
    {
        _nodeId = nodeId;
        _ranges = ranges;
    }

    /// <summary>Moves slots to a node.</summary>
    /// <param name="nodeId">The id of the primary that takes them.</param>
    /// <param name="ranges">The slots, at least one range; they are copied.</param>
    /// <exception cref="ArgumentException">There is no range, or the node's id is empty.</exception>
    public static SlotMigration To(string nodeId, params ReadOnlySpan<SlotRange> ranges)
    {
        ArgumentException.ThrowIfNullOrEmpty(nodeId);
        if (ranges.IsEmpty)
        {
            throw new ArgumentException("A migration moves at least one range of slots.", nameof(ranges));
        }

        return new(nodeId, ranges.ToArray());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        if (_ranges is null)
        {
            UnsetArgument.Throw<SlotMigration>();
        }

        writer.WriteToken("$10\r\nSLOTSRANGE\r\n"u8);
        foreach (var range in _ranges)
        {
            range.WriteTo(ref writer);
        }

        writer.WriteToken("$4\r\nNODE\r\n"u8);
        writer.WriteText(_nodeId);
    }
}
