using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// Where GEOSEARCH and GEOSEARCHSTORE look: a circle or a box around an origin, or a polygon, which has none.
/// Sends <c>[FROMMEMBER|FROMLONLAT …] BYRADIUS|BYBOX|BYPOLYGON …</c>. The default stands for nothing and is refused.
/// </summary>
public readonly struct GeoSearchArea : ICommandArgument
{
    private const int FewestVertices = 3;

    private readonly Kind _kind;
    private readonly GeoUnit _unit;
    private readonly GeoOrigin _origin;
    private readonly double _width;
    private readonly double _height;
    private readonly GeoPosition[]? _vertices;

    private GeoSearchArea(Kind kind, GeoOrigin origin, double width, double height, GeoUnit unit)
    {
        if (!origin.IsSet)
        {
            throw new ArgumentException("The origin stands for nothing; use one of the factories of GeoOrigin.", nameof(origin));
        }

        _kind = kind;
        _origin = origin;
        _width = width;
        _height = height;
        _unit = unit;
    }

    private GeoSearchArea(GeoPosition[] vertices)
    {
        _kind = Kind.Polygon;
        _vertices = vertices;
    }

    private enum Kind : byte
    {
        Unset,
        Circle,
        Box,
        Polygon,
    }

    /// <summary>A circle: <c>BYRADIUS radius unit</c>. Since Valkey 6.2.</summary>
    /// <param name="origin">The center.</param>
    /// <param name="radius">The radius, not negative.</param>
    /// <param name="unit">The unit of <paramref name="radius"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="radius"/> is negative or not a number.</exception>
    public static GeoSearchArea Circle(GeoOrigin origin, double radius, GeoUnit unit)
    {
        ThrowIfNotLength(radius, nameof(radius));
        return new(Kind.Circle, origin, radius, 0, unit);
    }

    /// <summary>A box with sides along the axes: <c>BYBOX width height unit</c>. Since Valkey 6.2.</summary>
    /// <param name="origin">The center.</param>
    /// <param name="width">The extent from west to east, not negative.</param>
    /// <param name="height">The extent from south to north, not negative.</param>
    /// <param name="unit">The unit of both.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative or not a number.</exception>
    public static GeoSearchArea Box(GeoOrigin origin, double width, double height, GeoUnit unit)
    {
        ThrowIfNotLength(width, nameof(width));
        ThrowIfNotLength(height, nameof(height));
        return new(Kind.Box, origin, width, height, unit);
    }

    /// <summary>A polygon: <c>BYPOLYGON count longitude latitude …</c>. Since Valkey 9.0.</summary>
    /// <param name="vertices">Its corners in order, at least three; the last is joined to the first. They are copied.</param>
    /// <exception cref="ArgumentException">There are fewer than three.</exception>
    [ValkeySince("9.0.0")]
    public static GeoSearchArea Polygon(params ReadOnlySpan<GeoPosition> vertices)
    {
        if (vertices.Length < FewestVertices)
        {
            throw new ArgumentException($"A polygon has at least {FewestVertices} vertices, not {vertices.Length}.", nameof(vertices));
        }

        return new(vertices.ToArray());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default, or a coordinate is not a number.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        switch (_kind)
        {
            case Kind.Circle:
                _origin.WriteTo(ref writer);
                writer.WriteToken("$8\r\nBYRADIUS\r\n"u8);
                writer.WriteDouble(_width);
                writer.WriteToken(_unit.Token());
                break;
            case Kind.Box:
                _origin.WriteTo(ref writer);
                writer.WriteToken("$5\r\nBYBOX\r\n"u8);
                writer.WriteDouble(_width);
                writer.WriteDouble(_height);
                writer.WriteToken(_unit.Token());
                break;
            case Kind.Polygon:
                writer.WriteToken("$9\r\nBYPOLYGON\r\n"u8);
                writer.WriteInt64(_vertices!.Length);
                foreach (var vertex in _vertices)
                {
                    vertex.WriteTo(ref writer);
                }

                break;
            default:
                UnsetArgument.Throw<GeoSearchArea>();
                break;
        }
    }

    private static void ThrowIfNotLength(double value, string parameterName)
    {
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(parameterName, value, "A distance is a number and not negative.");
        }
    }
}
