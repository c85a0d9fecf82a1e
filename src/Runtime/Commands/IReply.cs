using Glide.Protocol;

namespace Glide.Commands;

/// <summary>A reply, or a part of one, that reads itself.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IReply<TSelf>
    where TSelf : IReply<TSelf>
{
    /// <summary>Reads one value of this type.</summary>
    /// <param name="reader">The reader, positioned at the value.</param>
    /// <exception cref="ValkeyProtocolException">What stands there has another shape.</exception>
    static abstract TSelf Read(ref RespReader reader);
}
