using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>A member of a geo set with its place: <c>longitude latitude member</c>.</summary>
/// <param name="Longitude">Degrees east, from −180 to 180.</param>
/// <param name="Latitude">Degrees north, from −85.05112878 to 85.05112878.</param>
/// <param name="Member">The member.</param>
public readonly record struct GeoMember(double Longitude, double Latitude, ValkeyValue Member) : ICommandArgument
{
    /// <summary>Makes a member at a place.</summary>
    /// <param name="position">The place.</param>
    /// <param name="member">The member.</param>
    public GeoMember(GeoPosition position, ValkeyValue member)
        : this(position.Longitude, position.Latitude, member)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A coordinate is not a number.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteDouble(Longitude);
        writer.WriteDouble(Latitude);
        writer.WriteValue(Member);
    }
}
