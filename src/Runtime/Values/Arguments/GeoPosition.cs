using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>A point on the globe. Valkey writes the longitude first.</summary>
/// <param name="Longitude">Degrees east, from −180 to 180.</param>
/// <param name="Latitude">Degrees north, from −85.05112878 to 85.05112878: the server's index ends before the poles.</param>
public readonly record struct GeoPosition(double Longitude, double Latitude) : ICommandArgument, IReply<GeoPosition>
{
    /// <inheritdoc/>
    public static GeoPosition Read(ref RespReader reader)
    {
        PairHeader.Skip(ref reader, "a longitude and a latitude");
        var longitude = reader.ReadDouble();
        return new(longitude, reader.ReadDouble());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A coordinate is not a number.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteDouble(Longitude);
        writer.WriteDouble(Latitude);
    }
}
