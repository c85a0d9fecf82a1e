namespace Glide;

/// <summary>What BITFIELD does when a result does not fit its width.</summary>
public enum BitFieldOverflow
{
    /// <summary>The highest bits are cut off: <c>WRAP</c>. The server's own choice.</summary>
    Wrap,

    /// <summary>The nearest number that fits is stored: <c>SAT</c>.</summary>
    Saturate,

    /// <summary>Nothing is stored and the operation's reply is null: <c>FAIL</c>.</summary>
    Fail,
}
