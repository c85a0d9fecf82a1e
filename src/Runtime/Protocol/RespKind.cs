namespace Glide.Protocol;

/// <summary>What a value in a reply is. RESP2's null bulk string and null array are <see cref="Null"/> too.</summary>
public enum RespKind
{
    /// <summary>Nothing: <c>_</c>, <c>$-1</c> or <c>*-1</c>.</summary>
    Null,

    /// <summary>A line of text: <c>+</c>.</summary>
    SimpleString,

    /// <summary>Bytes: <c>$</c>.</summary>
    BulkString,

    /// <summary>Text with its format: <c>=</c>.</summary>
    VerbatimString,

    /// <summary>An integer of 64 bits: <c>:</c>.</summary>
    Integer,

    /// <summary>A floating-point number: <c>,</c>.</summary>
    Double,

    /// <summary>True or false: <c>#</c>.</summary>
    Boolean,

    /// <summary>An integer of any size: <c>(</c>.</summary>
    BigNumber,

    /// <summary>A sequence: <c>*</c>.</summary>
    Array,

    /// <summary>A sequence without order and duplicates: <c>~</c>.</summary>
    Set,

    /// <summary>Pairs of a key and a value: <c>%</c>.</summary>
    Map,

    /// <summary>An error: <c>-</c> or <c>!</c>.</summary>
    Error,

    /// <summary>A message that answers no call: <c>&gt;</c>.</summary>
    Push,
}
