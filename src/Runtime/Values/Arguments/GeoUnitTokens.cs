namespace Glide;

/// <summary>The words of <see cref="GeoUnit"/> as they stand on the wire, which are in lower case unlike other tokens.</summary>
internal static class GeoUnitTokens
{
    public static ReadOnlySpan<byte> Token(this GeoUnit unit) => unit switch
    {
        GeoUnit.Meters => "$1\r\nm\r\n"u8,
        GeoUnit.Kilometers => "$2\r\nkm\r\n"u8,
        GeoUnit.Feet => "$2\r\nft\r\n"u8,
        GeoUnit.Miles => "$2\r\nmi\r\n"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit of distance."),
    };
}
