using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glide.Values.Tests;

public partial class JsonTests
{
    private static readonly byte[] NoText = [0xFF, 0x00];

    public static TheoryData<ValkeyValue, string> Values => new()
    {
        { "Ada", "\"Ada\"" },
        { "a \"quote\" and \u00e9", "\"a \\u0022quote\\u0022 and \\u00E9\"" },
        { "caf\u00e9"u8.ToArray(), "\"caf\\u00E9\"" },
        { 17, "\"17\"" },
        { 0.5, "\"0.5\"" },
        { default, "\"\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_a_string_and_comes_back_as_the_same_bytes(ValkeyValue value, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value));
        Assert.Equal(value, JsonSerializer.Deserialize<ValkeyValue>(json));
    }

    [Fact]
    public void A_value_that_is_missing_is_null()
    {
        Assert.Equal("null", JsonSerializer.Serialize(default(ValkeyValue?)));
        Assert.Null(JsonSerializer.Deserialize<ValkeyValue?>("null"));
    }

    [Fact]
    public void A_number_is_read_as_it_stands() => Assert.Equal("1.50", JsonSerializer.Deserialize<ValkeyValue>("1.50").ToString());

    [Theory]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Anything_else_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ValkeyValue>(json));

    [Fact]
    public void What_is_no_text_is_refused_and_the_way_out_is_told()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Serialize<ValkeyValue>(NoText));
        var ofKey = Assert.Throws<JsonException>(() => JsonSerializer.Serialize<ValkeyKey>(NoText));

        Assert.Contains("byte[]", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("The key is no text", ofKey.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_is_an_object()
    {
        var hash = new Dictionary<ValkeyValue, ValkeyValue> { ["name"] = "Ada", ["born"] = 1815 };

        var json = JsonSerializer.Serialize(hash);

        Assert.Equal("""{"name":"Ada","born":"1815"}""", json);
        Assert.Equal(hash, JsonSerializer.Deserialize<Dictionary<ValkeyValue, ValkeyValue>>(json));
    }

    [Fact]
    public void Keys_are_strings_too_and_the_default_is_null()
    {
        var json = JsonSerializer.Serialize(new Dictionary<ValkeyKey, ValkeyKey[]> { ["a"] = ["b", 3, default] });

        Assert.Equal("""{"a":["b","3",null]}""", json);
        Assert.Equal(["b", 3, default], JsonSerializer.Deserialize<Dictionary<ValkeyKey, ValkeyKey[]>>(json)!["a"]);
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new Dictionary<ValkeyKey, int> { [default] = 1 }));
    }

    [Fact]
    public void A_record_with_values_needs_nothing_more()
    {
        var json = JsonSerializer.Serialize(new FieldValue("name", "Ada"), Generated.Default.FieldValue);

        Assert.Equal("""{"Field":"name","Value":"Ada"}""", json);
    }

    /// <summary>As a project does that is compiled ahead of time: the converters must be within its reach.</summary>
    [JsonSerializable(typeof(FieldValue))]
    private sealed partial class Generated : JsonSerializerContext;
}
