using System.Collections;
using Glide.Batches;

namespace Glide;

/// <summary>What came of one execution of a batch, in the order in which its commands were queued.</summary>
/// <remarks>
/// <c>results[handle]</c> is the reply in the command's own type. Replies are read when they are asked for, anew each time, from the bytes
/// that the server sent; keep what is large rather than asking twice. Safe for any number of threads.
/// </remarks>
public sealed partial class BatchResults : IReadOnlyList<ValkeyReply>
{
    private readonly BatchReplies _replies;

    internal BatchResults(BatchReplies replies) => _replies = replies;

    /// <summary>How many commands were executed.</summary>
    public int Count => _replies.Count;

    /// <summary>Whether a command has an error instead of a reply.</summary>
    public bool HasErrors => _replies.FirstError >= 0;

    /// <summary>
    /// Whether the transaction was not executed because a key that its session watches has changed. Asking for a reply then throws a
    /// <see cref="ValkeyTransactionDiscardedException"/>.
    /// </summary>
    public bool WasDiscarded => _replies.WasDiscarded;

    internal BatchReplies Replies => _replies;

    /// <summary>A command's reply as a tree, whatever its type; an error that the server answered is a node with <c>IsError</c>.</summary>
    /// <param name="index">Where the command stands in the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no such command.</exception>
    /// <exception cref="ValkeyException">The command was not answered.</exception>
    public ValkeyReply this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _replies.ReadTree(index);
        }
    }

    /// <summary>A command's reply. The same as <c>results[handle]</c>, which exists for the reply types of Valkey's own commands.</summary>
    /// <param name="handle">What queueing the command returned.</param>
    /// <exception cref="ArgumentException">The command belongs to another batch, or was queued after this execution.</exception>
    /// <exception cref="ValkeyException">The command has an error instead: the server's, or why there is no reply.</exception>
    public TReply Get<TReply>(Queued<TReply> handle) => _replies.Read<TReply>(_replies.IndexOf(handle));

    /// <summary>The error of a command; null if it has a reply.</summary>
    /// <param name="handle">What queueing the command returned.</param>
    /// <exception cref="ArgumentException">The command belongs to another batch, or was queued after this execution.</exception>
    public ValkeyException? ErrorOf(Queued handle) => _replies.ErrorAt(_replies.IndexOf(handle));

    /// <summary>The error of a command; null if it has a reply.</summary>
    /// <param name="index">Where the command stands in the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no such command.</exception>
    public ValkeyException? ErrorAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _replies.ErrorAt(index);
    }

    /// <summary>All replies as trees, in order.</summary>
    public IEnumerator<ValkeyReply> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
