using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// From where a consumer group delivers, for XGROUP CREATE and XGROUP SETID. The default is refused, because the choice between everything
/// and nothing of what a stream already holds is the caller's.
/// </summary>
public readonly record struct StreamGroupStart : ICommandArgument
{
    private readonly Kind _kind;
    private readonly StreamId _id;

    private StreamGroupStart(Kind kind, StreamId id = default)
    {
        _kind = kind;
        _id = id;
    }

    private enum Kind : byte
    {
        Unset,
        New,
        After,
    }

    /// <summary>Entries added from now on: <c>$</c>.</summary>
    public static StreamGroupStart New => new(Kind.New);

    /// <summary>Every entry that the stream holds.</summary>
    public static StreamGroupStart Beginning => new(Kind.After);

    /// <summary>The entries after an id.</summary>
    /// <param name="id">The id that counts as the last one delivered.</param>
    public static StreamGroupStart After(StreamId id) => new(Kind.After, id);

    /// <summary>The entries after an id.</summary>
    /// <param name="id">The id that counts as the last one delivered.</param>
    public static implicit operator StreamGroupStart(StreamId id) => After(id);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        switch (_kind)
        {
            case Kind.New:
                writer.WriteToken("$1\r\n$\r\n"u8);
                break;
            case Kind.After:
                _id.WriteTo(ref writer);
                break;
            default:
                UnsetArgument.Throw<StreamGroupStart>();
                break;
        }
    }

    /// <summary>The word that is sent; empty for the default.</summary>
    public override string ToString() => _kind switch
    {
        Kind.New => "$",
        Kind.After => _id.ToString(),
        _ => "",
    };
}
