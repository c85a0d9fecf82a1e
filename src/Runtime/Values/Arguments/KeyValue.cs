using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>A key and its value: <c>key value</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public readonly record struct KeyValue(ValkeyKey Key, ValkeyValue Value) : ICommandArgument, IReply<KeyValue>
{
    /// <inheritdoc/>
    public static KeyValue Read(ref RespReader reader)
    {
        PairHeader.Skip(ref reader, "a key and a value");
        var key = reader.ReadKey();
        return new(key, reader.ReadValue());
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is the default.</exception>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteKey(Key);
        writer.WriteValue(Value);
    }
}
