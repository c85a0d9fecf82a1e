using System.Text.Json.Nodes;

namespace Glide.SpecTool.Checking;

/// <summary>A key spec as COMMAND tells it, in the form that the files have.</summary>
internal static class ServerKeySpec
{
    /// <summary>The key spec; its notes are prose and stay behind.</summary>
    public static JsonNode Of(JsonNode? told)
    {
        var fields = ReplyShape.Map(told);
        return new JsonObject
        {
            ["flags"] = new JsonArray([.. ReplyShape.List(fields["flags"]).Select(flag => JsonValue.Create(ReplyShape.Word(flag)))]),
            ["begin_search"] = Method(ReplyShape.Map(fields["begin_search"])),
            ["find_keys"] = Method(ReplyShape.Map(fields["find_keys"])),
        };
    }

    /// <summary>The server says {type: index, spec: {index: 1}} where the files say {index: {pos: 1}}.</summary>
    private static JsonObject Method(JsonObject told)
    {
        var type = ReplyShape.Text(told["type"]);
        var fields = ReplyShape.Map(told["spec"]).Select(field => KeyValuePair.Create(
            field.Key switch
            {
                "index" => "pos",
                "keystep" => "step",
                var name => name,
            },
            field.Value?.DeepClone()));
        return new JsonObject { [type] = type == "unknown" ? null : new JsonObject(fields) };
    }
}
