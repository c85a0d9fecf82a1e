using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>A member that a geospatial search has found, with what was asked for besides.</summary>
/// <param name="Member">The member.</param>
/// <param name="Distance">Its distance from the centre in the unit of the search; null unless it was asked for.</param>
/// <param name="Hash">The number by which the index sorts it; null unless it was asked for.</param>
/// <param name="Position">Where it is; null unless it was asked for.</param>
public readonly record struct GeoResult(ValkeyValue Member, double? Distance, long? Hash, GeoPosition? Position) : IReply<GeoResult>
{
    /// <inheritdoc/>
    public static GeoResult Read(ref RespReader reader)
    {
        if (reader.Peek() != RespKind.Array)
        {
            // Nothing was asked for besides, so the members stand there alone.
            return new(reader.ReadValue(), null, null, null);
        }

        int count = reader.ReadTupleHeader(1);
        ValkeyValue member = reader.ReadValue();
        double? distance = null;
        long? hash = null;
        GeoPosition? position = null;
        for (int i = 1; i < count; i++)
        {
            // What was asked for comes without names. Each has a kind of its own in both protocols: the distance stays a string in RESP3.
            switch (reader.Peek())
            {
                case RespKind.Array:
                    position = GeoPosition.Read(ref reader);
                    break;
                case RespKind.Integer:
                    hash = reader.ReadInt64();
                    break;
                default:
                    distance = reader.ReadDouble();
                    break;
            }
        }

        return new(member, distance, hash, position);
    }
}
