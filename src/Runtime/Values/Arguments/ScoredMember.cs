using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>A member of a sorted set with its score. A command sends <c>score member</c>, a reply has the member first.</summary>
/// <param name="Member">The member.</param>
/// <param name="Score">The score; infinities are allowed.</param>
public readonly record struct ScoredMember(ValkeyValue Member, double Score) : ICommandArgument, IReply<ScoredMember>
{
    /// <inheritdoc/>
    public static ScoredMember Read(ref RespReader reader)
    {
        PairHeader.Skip(ref reader, "a member and a score");
        var member = reader.ReadValue();
        return new(member, reader.ReadDouble());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The score is not a number.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteDouble(Score);
        writer.WriteValue(Member);
    }
}
