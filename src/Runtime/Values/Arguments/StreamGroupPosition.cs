using Glide.Protocol;

namespace Glide;

/// <summary>A stream and what XREADGROUP reads of it for a consumer. The default names no key and is refused.</summary>
public readonly record struct StreamGroupPosition
{
    private readonly bool _isNew;
    private readonly StreamId _after;

    private StreamGroupPosition(ValkeyKey key, bool isNew, StreamId after)
    {
        Key = key;
        _isNew = isNew;
        _after = after;
    }

    /// <summary>The stream's key.</summary>
    public ValkeyKey Key { get; }

    /// <summary>Entries that the group has not delivered to any consumer yet: <c>&gt;</c>. They become pending for this consumer.</summary>
    /// <param name="key">The stream's key.</param>
    public static StreamGroupPosition New(ValkeyKey key) => new(key, isNew: true, default);

    /// <summary>Every entry that was delivered to this consumer and not acknowledged. Such a read never blocks.</summary>
    /// <param name="key">The stream's key.</param>
    public static StreamGroupPosition Pending(ValkeyKey key) => new(key, isNew: false, default);

    /// <summary>The entries after an id that were delivered to this consumer and not acknowledged. Such a read never blocks.</summary>
    /// <param name="key">The stream's key.</param>
    /// <param name="id">The last id already seen; it is left out itself.</param>
    public static StreamGroupPosition PendingAfter(ValkeyKey key, StreamId id) => new(key, isNew: false, id);

    /// <summary>Writes the keys of all positions and then their ids, in the same order, as XREADGROUP wants them.</summary>
    /// <param name="writer">The writer of the command.</param>
    /// <param name="streams">The positions.</param>
    /// <exception cref="ArgumentException">One of them is the default.</exception>
    public static void WriteAll(ref RespWriter writer, scoped ReadOnlySpan<StreamGroupPosition> streams)
    {
        foreach (ref readonly var stream in streams)
        {
            writer.WriteKey(stream.Key);
        }

        foreach (ref readonly var stream in streams)
        {
            if (stream._isNew)
            {
                writer.WriteToken("$1\r\n>\r\n"u8);
            }
            else
            {
                stream._after.WriteTo(ref writer);
            }
        }
    }

    /// <summary>The key and the word that is sent as its id.</summary>
    public override string ToString() => _isNew ? $"{Key} >" : $"{Key} {_after}";
}
