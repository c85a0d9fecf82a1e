using System.Text.Json.Nodes;

namespace Glide.SpecTool.Checking;

/// <summary>An argument as COMMAND DOCS tells it, in the form that the files have.</summary>
internal static class ServerArgument
{
    /// <summary>The arguments of a command or of another argument.</summary>
    public static JsonArray All(JsonNode? told) =>
        new([.. ReplyShape.List(told).Select(argument => Of(ReplyShape.Map(argument)))]);

    private static JsonObject Of(JsonObject told)
    {
        var argument = new JsonObject();
        foreach (var (field, value) in told)
        {
            switch (field)
            {
                case "summary":
                    break;
                case "display_text":
                    argument["display"] = value?.DeepClone();
                    break;
                case "arguments":
                    argument[field] = All(value);
                    break;
                case "flags":
                    foreach (var flag in ReplyShape.List(value))
                    {
                        argument[ReplyShape.Text(flag)] = true;
                    }

                    break;
                default:
                    argument[field] = value?.DeepClone();
                    break;
            }
        }

        return argument;
    }
}
