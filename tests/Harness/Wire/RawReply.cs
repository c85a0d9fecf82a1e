using System.Globalization;
using System.Text;

namespace Glide.Harness;

/// <summary>
/// A reply as it stood on the wire, read by the harness's own few lines: a mistake in the product's codec cannot hide here.
/// </summary>
/// <param name="Kind">The type byte, such as <c>$</c> or <c>*</c>.</param>
/// <param name="Bytes">The payload of a scalar; null for an aggregate or a null reply.</param>
/// <param name="Items">The elements of an aggregate, keys and values of a map in turn; null for a scalar or a null reply.</param>
public sealed record RawReply(char Kind, byte[]? Bytes, IReadOnlyList<RawReply>? Items)
{
    public bool IsError => Kind is '-' or '!';

    public bool IsNull => Bytes is null && Items is null;

    /// <summary>The payload as UTF-8.</summary>
    public string? Text => Bytes is null ? null : Encoding.UTF8.GetString(Bytes);

    /// <summary>The payload as a number.</summary>
    public long Number => long.Parse(Text ?? throw new FormatException("A null reply is no number."), CultureInfo.InvariantCulture);

    public RawReply this[int index] => (Items ?? throw new FormatException($"A reply of kind '{Kind}' has no items."))[index];

    /// <summary>The value beside <paramref name="key"/> in a map, or in the flat array that RESP2 sends in its place.</summary>
    public RawReply this[string key]
    {
        get
        {
            for (int i = 0; i + 1 < (Items?.Count ?? 0); i += 2)
            {
                if (Items![i].Text == key)
                {
                    return Items[i + 1];
                }
            }

            throw new KeyNotFoundException($"There is no '{key}' in {this}");
        }
    }

    public override string ToString() => this switch
    {
        { IsNull: true } => "(nil)",
        { Items: { } items } => $"{Kind}[{string.Join(", ", items)}]",
        { IsError: true } => $"(error) {Text}",
        { Kind: ':' } => $"(integer) {Text}",
        _ => $"\"{Text}\"",
    };
}
