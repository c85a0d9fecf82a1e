using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glide;

/// <summary>
/// A key in JSON: a string, and a property's name where keys are those of a dictionary; null for <c>default</c>. Numbers are read too. A key
/// whose bytes are no text in UTF-8 cannot be written: hand it out as a <c>byte[]</c>, which becomes Base64.
/// </summary>
public sealed class ValkeyKeyJsonConverter : JsonConverter<ValkeyKey>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override ValkeyKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : new ValkeyKey(JsonText.Read(ref reader).Payload);

    /// <inheritdoc/>
    public override ValkeyKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonText.Read(ref reader).Payload);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key's bytes are no text in UTF-8.</exception>
    public override void Write(Utf8JsonWriter writer, ValkeyKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.IsDefault)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(JsonText.Of(value.Payload, "key"));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is <c>default</c>, or its bytes are no text in UTF-8.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, ValkeyKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.IsDefault
            ? throw new JsonException("default(ValkeyKey) names no key.")
            : JsonText.Of(value.Payload, "key"));
    }
}
