using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>The center of a search: a member of the set itself, or a point. The default stands for nothing and is refused.</summary>
public readonly record struct GeoOrigin : ICommandArgument
{
    private readonly Kind _kind;
    private readonly ValkeyValue _member;
    private readonly GeoPosition _position;

    private GeoOrigin(Kind kind, ValkeyValue member, GeoPosition position)
    {
        _kind = kind;
        _member = member;
        _position = position;
    }

    private enum Kind : byte
    {
        Unset,
        Member,
        Position,
    }

    internal bool IsSet => _kind != Kind.Unset;

    /// <summary>Where a member stands: <c>FROMMEMBER member</c>. The server answers with an error if there is none.</summary>
    /// <param name="member">The member.</param>
    public static GeoOrigin Member(ValkeyValue member) => new(Kind.Member, member, default);

    /// <summary>A point: <c>FROMLONLAT longitude latitude</c>.</summary>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="latitude">Degrees north.</param>
    public static GeoOrigin LonLat(double longitude, double latitude) => new(Kind.Position, default, new(longitude, latitude));

    /// <summary>A point: <c>FROMLONLAT longitude latitude</c>.</summary>
    /// <param name="position">The point.</param>
    public static implicit operator GeoOrigin(GeoPosition position) => new(Kind.Position, default, position);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default, or a coordinate is not a number.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        switch (_kind)
        {
            case Kind.Member:
                writer.WriteToken("$10\r\nFROMMEMBER\r\n"u8);
                writer.WriteValue(_member);
                break;
            case Kind.Position:
                writer.WriteToken("$10\r\nFROMLONLAT\r\n"u8);
                _position.WriteTo(ref writer);
                break;
            default:
                UnsetArgument.Throw<GeoOrigin>();
                break;
        }
    }

    /// <summary>The words that are sent; empty for the default.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Member => $"FROMMEMBER {_member}",
        Kind.Position => FormattableString.Invariant($"FROMLONLAT {_position.Longitude} {_position.Latitude}"),
        _ => "",
    };
}
