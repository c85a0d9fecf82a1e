using System.Globalization;
using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>The id under which XADD adds an entry. The default lets the server choose.</summary>
public readonly record struct StreamAddId : ICommandArgument
{
    private readonly Kind _kind;
    private readonly StreamId _id;

    private StreamAddId(Kind kind, StreamId id)
    {
        _kind = kind;
        _id = id;
    }

    private enum Kind : byte
    {
        Auto,
        AutoSequence,
        Exact,
    }

    /// <summary>The server chooses the id from its clock: <c>*</c>. The same as <c>default</c>.</summary>
    public static StreamAddId Auto => default;

    /// <summary>Exactly this id, which must come after every id the stream has had.</summary>
    /// <param name="id">The id; <c>0-0</c> is refused by the server.</param>
    public static StreamAddId At(StreamId id) => new(Kind.Exact, id);

    /// <summary>This time part, the server chooses the sequence number: <c>milliseconds-*</c>. Since Valkey 7.0.</summary>
    /// <param name="milliseconds">The time part, usually Unix milliseconds.</param>
    public static StreamAddId AtMillisecond(ulong milliseconds) => new(Kind.AutoSequence, new(milliseconds, 0));

    /// <summary>Exactly this id.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator StreamAddId(StreamId id) => At(id);

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer)
    {
        switch (_kind)
        {
            case Kind.Auto:
                writer.WriteToken("$1\r\n*\r\n"u8);
                break;
            case Kind.AutoSequence:
                Span<byte> text = stackalloc byte[DecimalText.MaxLength + 2];
                _id.Milliseconds.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
                "-*"u8.CopyTo(text[length..]);
                writer.WriteBytes(text[..(length + 2)]);
                break;
            default:
                _id.WriteTo(ref writer);
                break;
        }
    }

    /// <summary>The word that is sent.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Auto => "*",
        Kind.AutoSequence => string.Create(CultureInfo.InvariantCulture, $"{_id.Milliseconds}-*"),
        _ => _id.ToString(),
    };
}
