using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// One end of a range of members that all have the same score, compared byte by byte. There is no conversion from a value, since a value
/// alone does not say whether it is included; the default is refused.
/// </summary>
public readonly record struct LexBound : ICommandArgument
{
    private readonly Kind _kind;
    private readonly ValkeyValue _value;

    private LexBound(Kind kind, ValkeyValue value = default)
    {
        _kind = kind;
        _value = value;
    }

    private enum Kind : byte
    {
        Unset,
        Minimum,
        Maximum,
        Inclusive,
        Exclusive,
    }

    /// <summary>Before every member: <c>-</c>.</summary>
    public static LexBound Minimum => new(Kind.Minimum);

    /// <summary>After every member: <c>+</c>.</summary>
    public static LexBound Maximum => new(Kind.Maximum);

    /// <summary>This member, itself included: <c>[value</c>.</summary>
    /// <param name="value">The member; it need not exist.</param>
    public static LexBound Inclusive(ValkeyValue value) => new(Kind.Inclusive, value);

    /// <summary>This member, itself left out: <c>(value</c>.</summary>
    /// <param name="value">The member; it need not exist.</param>
    public static LexBound Exclusive(ValkeyValue value) => new(Kind.Exclusive, value);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">This is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        switch (_kind)
        {
            case Kind.Minimum:
                writer.WriteToken("$1\r\n-\r\n"u8);
                break;
            case Kind.Maximum:
                writer.WriteToken("$1\r\n+\r\n"u8);
                break;
            case Kind.Inclusive:
                writer.WritePrefixed((byte)'[', _value);
                break;
            case Kind.Exclusive:
                writer.WritePrefixed((byte)'(', _value);
                break;
            default:
                UnsetArgument.Throw<LexBound>();
                break;
        }
    }

    /// <summary>The word that is sent; empty for the default.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Minimum => "-",
        Kind.Maximum => "+",
        Kind.Inclusive => $"[{_value}",
        Kind.Exclusive => $"({_value}",
        _ => "",
    };
}
