namespace Glide;

/// <summary>In which form a <see cref="Payload"/> holds its bytes.</summary>
internal enum PayloadKind
{
    /// <summary>Nothing at all.</summary>
    None,

    /// <summary>A string, to be encoded as UTF-8.</summary>
    Text,

    /// <summary>A part of an array, or memory that a manager owns.</summary>
    Bytes,

    /// <summary>An integer, to be written in decimal.</summary>
    Integer,

    /// <summary>A floating-point number, to be written in its shortest exact form.</summary>
    Number,
}
