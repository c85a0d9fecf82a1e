namespace Glide.Generator.Model.Commands;

/// <summary>How a value of one word is written.</summary>
internal enum ScalarKind
{
    /// <summary>A user's data.</summary>
    Value,

    Key,

    /// <summary>Data that is no key but hashes to a slot like one, such as a sharded channel.</summary>
    Hashed,

    /// <summary>The number of a slot, which says where the command goes.</summary>
    Slot,

    Text,
    Int64,
    Double,

    /// <summary>1 or 0.</summary>
    Bit,

    Seconds,
    Milliseconds,
    UnixSeconds,
    UnixMilliseconds,

    /// <summary>How long the server may wait, in seconds.</summary>
    BlockingSeconds,

    /// <summary>How long the server may wait, in milliseconds.</summary>
    BlockingMilliseconds,
}
