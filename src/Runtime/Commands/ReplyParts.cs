namespace Glide.Commands;

/// <summary>
/// The replies of several nodes to one command, before they are folded into one, and which of the command's keys each of them is about.
/// There is at least one; a part that failed is not among them.
/// </summary>
/// <typeparam name="TReply">The type of the command's reply.</typeparam>
public readonly ref struct ReplyParts<TReply>
{
    private readonly ReadOnlySpan<TReply> _replies;
    private readonly ReadOnlySpan<int> _keys;
    private readonly ReadOnlySpan<int> _ends;

    /// <summary>The replies to a command that went to several nodes as it was.</summary>
    /// <param name="replies">The replies, in the order of the nodes.</param>
    public ReplyParts(ReadOnlySpan<TReply> replies)
        : this(replies, [], [])
    {
    }

    /// <summary>The replies to a command that was split by the slots of its keys.</summary>
    /// <param name="replies">The replies, in the order of the parts.</param>
    /// <param name="keys">
    /// The numbers of the keys that the first part carried, then those of the second and so on. The keys of the whole command are numbered
    /// from 0 in the order in which the caller gave them.
    /// </param>
    /// <param name="ends">For each part where its numbers end in <paramref name="keys"/>; empty if there are no keys.</param>
    /// <exception cref="ArgumentException">There is no reply, or the ends are not one for each reply.</exception>
    public ReplyParts(ReadOnlySpan<TReply> replies, ReadOnlySpan<int> keys, ReadOnlySpan<int> ends)
    {
        if (replies.IsEmpty)
        {
            throw new ArgumentException("There is nothing to fold without a reply.", nameof(replies));
        }

        if (ends.Length != (keys.IsEmpty ? 0 : replies.Length))
        {
            throw new ArgumentException("Every part has an end among the keys, or none has.", nameof(ends));
        }

        _replies = replies;
        _keys = keys;
        _ends = ends;
    }

    /// <summary>What is known about the command where its type does not say it, because it was given as words.</summary>
    internal CommandDescriptor? Descriptor { get; init; }

    /// <summary>The number of parts, one or more.</summary>
    public int Count => _replies.Length;

    /// <summary>The number of keys of the whole command; 0 if the command was not split by its keys.</summary>
    public int KeyCount => _keys.Length;

    /// <summary>The reply of a part.</summary>
    /// <param name="part">The number of the part, from 0.</param>
    public ref readonly TReply this[int part] => ref _replies[part];

    /// <summary>Which keys of the whole command a part carried, in the order in which it carried them; empty if there are none.</summary>
    /// <param name="part">The number of the part, from 0.</param>
    public ReadOnlySpan<int> KeysOf(int part)
    {
        if (_ends.IsEmpty)
        {
            return [];
        }

        var from = part == 0 ? 0 : _ends[part - 1];
        return _keys[from.._ends[part]];
    }
}
