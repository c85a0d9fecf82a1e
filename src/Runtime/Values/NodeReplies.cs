using System.Collections;
using System.Runtime.ExceptionServices;

namespace Glide;

/// <summary>What the nodes of a cluster answered to one command, each for itself.</summary>
/// <typeparam name="T">The type of a node's reply.</typeparam>
public sealed class NodeReplies<T> : IReadOnlyList<NodeReply<T>>
{
    private readonly NodeReply<T>[] _replies;

    /// <summary>Keeps the replies of nodes.</summary>
    /// <param name="replies">One for each node.</param>
    public NodeReplies(params ReadOnlySpan<NodeReply<T>> replies) => _replies = replies.ToArray();

    /// <summary>The number of nodes that were asked.</summary>
    public int Count => _replies.Length;

    /// <summary>The reply of a node by its number in this list.</summary>
    /// <param name="index">The number, from 0.</param>
    public NodeReply<T> this[int index] => _replies[index];

    /// <summary>The reply of a node.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="KeyNotFoundException">The node was not asked.</exception>
    public NodeReply<T> this[NodeAddress node]
    {
        get
        {
            foreach (ref readonly var reply in _replies.AsSpan())
            {
                if (reply.Node == node)
                {
                    return reply;
                }
            }

            throw new KeyNotFoundException($"{node} is not among the {Count} nodes that were asked.");
        }
    }

    /// <summary>Throws the first node's error if a node did not reply.</summary>
    /// <returns>These replies, all of which have a value.</returns>
    /// <exception cref="ValkeyException">A node did not reply: this is its <see cref="NodeReply{T}.Error"/>, which may be of another type too.</exception>
    public NodeReplies<T> EnsureAllSucceeded()
    {
        foreach (ref readonly var reply in _replies.AsSpan())
        {
            if (reply.Error is { } error)
            {
                ExceptionDispatchInfo.Throw(error);
            }
        }

        return this;
    }

    /// <inheritdoc/>
    public IEnumerator<NodeReply<T>> GetEnumerator() => ((IEnumerable<NodeReply<T>>)_replies).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
