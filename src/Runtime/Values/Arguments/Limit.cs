using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>A part of a result: <c>LIMIT offset count</c>.</summary>
/// <param name="Offset">How many elements to leave out at the beginning.</param>
/// <param name="Count">How many to return at most; negative for all from the offset on.</param>
public readonly record struct Limit(long Offset, long Count) : ICommandArgument
{
    /// <summary>The first elements.</summary>
    /// <param name="count">How many to return at most.</param>
    public static Limit First(long count) => new(0, count);

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteToken("$5\r\nLIMIT\r\n"u8);
        writer.WriteInt64(Offset);
        writer.WriteInt64(Count);
    }
}
