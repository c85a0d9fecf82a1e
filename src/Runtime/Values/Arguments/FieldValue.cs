using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>A field and its value, of a hash or of a stream entry: <c>field value</c>.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The value.</param>
public readonly record struct FieldValue(ValkeyValue Field, ValkeyValue Value) : ICommandArgument, IReply<FieldValue>
{
    /// <inheritdoc/>
    public static FieldValue Read(ref RespReader reader)
    {
        PairHeader.Skip(ref reader, "a field and a value");
        var field = reader.ReadValue();
        return new(field, reader.ReadValue());
    }

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer)
    {
        writer.WriteValue(Field);
        writer.WriteValue(Value);
    }
}
