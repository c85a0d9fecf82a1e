using Glide.Protocol;

namespace Glide.Commands;

/// <summary>
/// A command as a value: everything that is known about it at compile time, together with the arguments of one call.
/// The generator emits one such struct for each command spec; a user's own command has the same standing.
/// </summary>
/// <typeparam name="TSelf">The implementing struct. It may be a <c>ref struct</c> over the caller's spans.</typeparam>
/// <typeparam name="TReply">The type of the reply.</typeparam>
public interface ICommand<TSelf, TReply>
    where TSelf : struct, ICommand<TSelf, TReply>, allows ref struct
{
    /// <summary>What is known about the command independently of its arguments.</summary>
    static abstract CommandDescriptor Descriptor { get; }

    /// <summary>Writes the command and its arguments in the order of its spec.</summary>
    /// <param name="writer">The writer, positioned where the command begins.</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; nothing has been sent then.</exception>
    void Write(ref RespWriter writer);

    /// <summary>Reads one complete reply, RESP3 or RESP2, that is not an error.</summary>
    /// <param name="reader">The reader, positioned at the beginning of the reply.</param>
    /// <exception cref="ValkeyProtocolException">The reply has another shape than the command's.</exception>
    static abstract TReply Read(ref RespReader reader);

    /// <summary>Makes one reply of those of several nodes, for a command whose descriptor sends it to several or splits it by its keys.</summary>
    /// <param name="parts">The replies, and which keys each of them is about.</param>
    /// <exception cref="NotSupportedException">The command has no such rule.</exception>
    /// <exception cref="ValkeyProtocolException">The replies do not fit together.</exception>
    static virtual TReply Fold(scoped ReplyParts<TReply> parts) => throw new NotSupportedException(
        $"{TSelf.Descriptor.Name} has no rule that folds the replies of several nodes; ask each node by On(route).");
}
