namespace Glide.Generator.Model.Replies;

/// <summary>The shapes a reply can have.</summary>
internal enum ReplyKind
{
    /// <summary>Only that it has been done; the method returns a task without a result.</summary>
    Void,

    Int64,
    Boolean,
    Double,

    /// <summary>A user's data: bytes.</summary>
    Value,

    /// <summary>What the server itself wrote: text.</summary>
    Text,

    Key,

    /// <summary>A string of which the spec does not say whether it is data, text or a key; resolved before anything is emitted.</summary>
    String,

    /// <summary>A reply of any shape, as a tree.</summary>
    Node,

    /// <summary>True when the reply is a certain word, such as OK; false when it is null or another.</summary>
    IsWord,

    /// <summary>A span or a point of time, which comes as a number in some unit.</summary>
    Time,

    /// <summary>A type that reads itself, generated or hand-written.</summary>
    Named,

    /// <summary>An object of the schema whose record has not been given its name yet; resolved before anything is emitted.</summary>
    Record,

    Array,

    /// <summary>Two values with an array header of their own.</summary>
    Pair,

    /// <summary>Pairs, flat or nested or as a map, read into an array.</summary>
    Pairs,

    /// <summary>A map, flat or as a map, read into a dictionary.</summary>
    Map,

    /// <summary>A page of a scan: a cursor and what the page holds.</summary>
    ScanPage,
}
