using Glide.Protocol;

namespace Glide;

/// <summary>A stream and the place in it from which XREAD reads. The default names no key and is refused.</summary>
public readonly record struct StreamPosition
{
    private readonly Kind _kind;
    private readonly StreamId _after;

    private StreamPosition(ValkeyKey key, Kind kind, StreamId after = default)
    {
        Key = key;
        _kind = kind;
        _after = after;
    }

    private enum Kind : byte
    {
        After,
        New,
        LastEntry,
    }

    /// <summary>The stream's key.</summary>
    public ValkeyKey Key { get; }

    /// <summary>The entries after an id, which itself is left out.</summary>
    /// <param name="key">The stream's key.</param>
    /// <param name="id">The last id already read.</param>
    public static StreamPosition After(ValkeyKey key, StreamId id) => new(key, Kind.After, id);

    /// <summary>Every entry of the stream: those after <c>0-0</c>.</summary>
    /// <param name="key">The stream's key.</param>
    public static StreamPosition FromBeginning(ValkeyKey key) => new(key, Kind.After);

    /// <summary>
    /// Only entries added after this call has reached the server: <c>$</c>. It makes sense with a blocking read, and for the first one only:
    /// go on with <see cref="After"/> and the last id read, or entries added in between are missed.
    /// </summary>
    /// <param name="key">The stream's key.</param>
    public static StreamPosition New(ValkeyKey key) => new(key, Kind.New);

    /// <summary>The last entry the stream holds: <c>+</c>. Since Valkey 8.0.</summary>
    /// <param name="key">The stream's key.</param>
    public static StreamPosition LastEntry(ValkeyKey key) => new(key, Kind.LastEntry);

    /// <summary>Writes the keys of all positions and then their ids, in the same order, as XREAD wants them.</summary>
    /// <param name="writer">The writer of the command.</param>
    /// <param name="streams">The positions.</param>
    /// <exception cref="ArgumentException">One of them is the default.</exception>
    public static void WriteAll(ref RespWriter writer, scoped ReadOnlySpan<StreamPosition> streams)
    {
        foreach (ref readonly var stream in streams)
        {
            writer.WriteKey(stream.Key);
        }

        foreach (ref readonly var stream in streams)
        {
            switch (stream._kind)
            {
                case Kind.New:
                    writer.WriteToken("$1\r\n$\r\n"u8);
                    break;
                case Kind.LastEntry:
                    writer.WriteToken("$1\r\n+\r\n"u8);
                    break;
                default:
                    stream._after.WriteTo(ref writer);
                    break;
            }
        }
    }

    /// <summary>The key and the word that is sent as its id.</summary>
    public override string ToString()
    {
        var from = _kind switch
        {
            Kind.New => "$",
            Kind.LastEntry => "+",
            _ => _after.ToString(),
        };
        return $"{Key} {from}";
    }
}
