using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glide;

/// <summary>
/// A value in JSON: a string, and a property's name where values are the keys of a dictionary. Numbers are read too. A value whose bytes are
/// no text in UTF-8 cannot be written: hand it out as a <c>byte[]</c>, which becomes Base64.
/// </summary>
public sealed class ValkeyValueJsonConverter : JsonConverter<ValkeyValue>
{
    /// <inheritdoc/>
    public override ValkeyValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonText.Read(ref reader);

    /// <inheritdoc/>
    public override ValkeyValue ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonText.Read(ref reader);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value's bytes are no text in UTF-8.</exception>
    public override void Write(Utf8JsonWriter writer, ValkeyValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(JsonText.Of(value.Payload, "value"));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value's bytes are no text in UTF-8.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, ValkeyValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(JsonText.Of(value.Payload, "value"));
    }
}
