using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Glide;

/// <summary>Keys and values as the strings of JSON.</summary>
internal static class JsonText
{
    /// <summary>The text.</summary>
    /// <exception cref="JsonException">The bytes are no text, and would not be the same when they are read again.</exception>
    public static string Of(Payload payload, string what) => payload.Text is not null || Utf8.IsValid(payload.ToMemory().Span)
        ? payload.ToString()
        : throw new JsonException($"The {what} is no text in UTF-8, and JSON has strings of nothing else; hand it out as a byte[], which becomes Base64.");

    /// <summary>The text of a string, a property's name or a number.</summary>
    /// <exception cref="JsonException">It is none of these.</exception>
    public static ValkeyValue Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString()!,
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan),
        _ => throw new JsonException(),
    };
}
