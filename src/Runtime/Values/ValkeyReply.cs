using System.Text;
using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>
/// A reply whose shape only the caller knows: what a script, a function or a custom command answers. Errors within it are nodes
/// of their own; they are not thrown.
/// </summary>
public sealed class ValkeyReply : IReply<ValkeyReply>
{
    private readonly ValkeyValue _value;
    private readonly ValkeyReply[] _items;

    private ValkeyReply(RespKind kind, ValkeyValue value, ValkeyReply[] items)
    {
        Kind = kind;
        _value = value;
        _items = items;
    }

    /// <summary>What the reply is.</summary>
    public RespKind Kind { get; }

    /// <summary>Whether the reply is a null.</summary>
    public bool IsNull => Kind == RespKind.Null;

    /// <summary>Whether the reply is an error; its text is <see cref="AsText"/>.</summary>
    public bool IsError => Kind == RespKind.Error;

    /// <summary>The elements of a sequence, or the keys and values of a map by turns.</summary>
    /// <exception cref="InvalidOperationException">The reply is neither.</exception>
    public IReadOnlyList<ValkeyReply> Items => IsAggregate ? _items : throw IsNot("a sequence");

    /// <summary>The pairs of a map, or of a sequence of keys and values by turns.</summary>
    /// <exception cref="InvalidOperationException">The reply is neither.</exception>
    public IReadOnlyList<KeyValuePair<ValkeyReply, ValkeyReply>> Entries
    {
        get
        {
            if (!IsAggregate || (_items.Length & 1) != 0)
            {
                throw IsNot("a map");
            }

            KeyValuePair<ValkeyReply, ValkeyReply>[] entries = new KeyValuePair<ValkeyReply, ValkeyReply>[_items.Length / 2];
            for (int index = 0; index < entries.Length; index++)
            {
                entries[index] = new(_items[2 * index], _items[(2 * index) + 1]);
            }

            return entries;
        }
    }

    internal bool IsAggregate => Kind is RespKind.Array or RespKind.Set or RespKind.Map or RespKind.Push;

    /// <inheritdoc/>
    public static ValkeyReply Read(ref RespReader reader) => Read(ref reader, RespLimits.Default.MaxDepth);

    /// <summary>The value of a scalar; a boolean is 1 or 0, a verbatim string is without its format.</summary>
    /// <exception cref="InvalidOperationException">The reply is a null, an error or an aggregate.</exception>
    public ValkeyValue AsValue() => IsAggregate || IsNull || IsError ? throw IsNot("a single value") : _value;

    /// <summary>The text of a scalar or of an error.</summary>
    /// <exception cref="InvalidOperationException">The reply is a null or an aggregate.</exception>
    public string AsText() => IsAggregate || IsNull ? throw IsNot("a text") : _value.ToString();

    /// <summary>The integer.</summary>
    /// <exception cref="InvalidOperationException">The reply is neither an integer nor the text of one.</exception>
    public long AsInt64() => AsValue().TryGetInt64(out long number) ? number : throw IsNot("an integer");

    /// <summary>The floating-point number.</summary>
    /// <exception cref="InvalidOperationException">The reply is neither a number nor the text of one.</exception>
    public double AsDouble() => AsValue().TryGetDouble(out double number) ? number : throw IsNot("a number");

    /// <summary>The truth value.</summary>
    /// <exception cref="InvalidOperationException">The reply is neither true nor false, 1 nor 0.</exception>
    public bool AsBoolean() => AsValue().TryGetInt64(out long number) && number is 0 or 1 ? number == 1 : throw IsNot("1 or 0");

    /// <summary>The elements of a sequence.</summary>
    /// <exception cref="InvalidOperationException">The reply is not a sequence.</exception>
    public IReadOnlyList<ValkeyReply> AsArray() => Items;

    /// <summary>The pairs of a map by the text of their keys; of equal keys the last counts.</summary>
    /// <exception cref="InvalidOperationException">The reply is not a map, or has a key that is not a single value.</exception>
    public IReadOnlyDictionary<string, ValkeyReply> AsMap()
    {
        Dictionary<string, ValkeyReply> map = new(StringComparer.Ordinal);
        foreach ((ValkeyReply key, ValkeyReply value) in Entries)
        {
            map[key.AsText()] = value;
        }

        return map;
    }

    /// <summary>The reply as a person would write it down.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        AppendTo(text);
        return text.ToString();
    }

    /// <summary>A scalar that was put together from several.</summary>
    internal static ValkeyReply Of(RespKind kind, ValkeyValue value) => new(kind, value, []);

    /// <summary>A sequence or map that was put together from several.</summary>
    internal static ValkeyReply Of(RespKind kind, ValkeyReply[] items) => new(kind, default, items);

    private static ValkeyReply Read(ref RespReader reader, int depth)
    {
        RespKind kind = reader.Peek();
        switch (kind)
        {
            case RespKind.Null:
                return reader.TryReadNull()
                    ? new ValkeyReply(kind, default, [])
                    : throw new ValkeyProtocolException("The reply is not RESP.");
            case RespKind.Error or RespKind.SimpleString:
                return new ValkeyReply(kind, reader.ReadStatusOrError(), []);
            case RespKind.Array or RespKind.Set or RespKind.Push or RespKind.Map:
                if (depth == 0)
                {
                    throw new ValkeyProtocolException($"The reply is nested deeper than {RespLimits.Default.MaxDepth}.");
                }

                int count = kind == RespKind.Map ? 2 * reader.ReadMapHeader() : reader.ReadArrayHeader();
                ValkeyReply[] items = count == 0 ? [] : new ValkeyReply[count];
                for (int index = 0; index < items.Length; index++)
                {
                    items[index] = Read(ref reader, depth - 1);
                }

                return new ValkeyReply(kind, default, items);
            default:
                return new ValkeyReply(kind, reader.ReadValue(), []);
        }
    }

    private void AppendTo(StringBuilder text)
    {
        if (!IsAggregate)
        {
            text.Append(IsNull ? "(null)" : _value.ToString());
            return;
        }

        bool isMap = Kind == RespKind.Map;
        text.Append(isMap ? '{' : '[');
        for (int index = 0; index < _items.Length; index++)
        {
            text.Append(index == 0 ? "" : isMap && (index & 1) == 1 ? ": " : ", ");
            _items[index].AppendTo(text);
        }

        text.Append(isMap ? '}' : ']');
    }

    private InvalidOperationException IsNot(string expected) =>
        new($"The reply is not {expected}; it is of the kind {Kind}{(IsError ? $": {_value}" : "")}.");
}
