namespace Glide.Generator.Model.Replies;

/// <summary>How a generated type stands on the wire.</summary>
internal enum RecordKind
{
    /// <summary>Two values in a row without a header: an element of <c>pairs</c>.</summary>
    Pair,

    /// <summary>An array whose positions have meanings.</summary>
    Tuple,

    /// <summary>A map, which RESP2 flattens.</summary>
    Map,

    /// <summary>A word or a number out of a list.</summary>
    Enum,
}
