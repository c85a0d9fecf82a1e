namespace Glide;

/// <summary>How far a failed call had come.</summary>
public enum DeliveryStatus
{
    /// <summary>No byte of it reached the socket: the server has not seen it and it may be sent again.</summary>
    NotWritten,

    /// <summary>It was written and no answer came: the server may or may not have executed it.</summary>
    Written,

    /// <summary>The server answered it.</summary>
    Answered,
}
