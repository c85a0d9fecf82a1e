namespace Glide;

/// <summary>A unit of distance in the geo commands.</summary>
public enum GeoUnit
{
    /// <summary>Meters: <c>m</c>.</summary>
    Meters,

    /// <summary>Kilometers: <c>km</c>.</summary>
    Kilometers,

    /// <summary>Feet: <c>ft</c>.</summary>
    Feet,

    /// <summary>Miles: <c>mi</c>.</summary>
    Miles,
}
