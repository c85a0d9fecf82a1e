using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Parsing.Json;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Parsing.Replies;

/// <summary>Finds what is no JSON schema in a <c>reply_schema</c>: it would be passed over, and the reply have another type than its author believes.</summary>
internal static class ReplySchemaCheck
{
    public static void Run(JsonNode? schema, string command, ParseContext context)
    {
        if (schema is not { IsObject: true })
        {
            // That it must be an object is said of every field.
            return;
        }

        foreach (var property in schema.Properties)
        {
            var value = property.Value;
            switch (property.Name)
            {
                case "type" when !value.IsString && !(value.IsArray && value.Items.Count > 0 && value.Items.All(item => item.IsString)):
                    Report(value, "'type' must be a text", command, context);
                    break;
                case "oneOf" or "anyOf" when !value.IsArray || value.Items.Count == 0:
                    Report(value, $"'{property.Name}' must be an array of schemas", command, context);
                    break;
                case "oneOf" or "anyOf":
                case "items" when value.IsArray:
                    foreach (var item in value.Items)
                    {
                        Nested(item, command, context);
                    }

                    break;
                case "items":
                    Nested(value, command, context);
                    break;
                case "additionalProperties" or "additionalItems" when value.Kind is not (JsonKind.True or JsonKind.False):
                    Nested(value, command, context);
                    break;
                case "properties" or "patternProperties" when !value.IsObject:
                    Report(value, $"'{property.Name}' must be an object", command, context);
                    break;
                case "properties" or "patternProperties":
                    foreach (var member in value.Properties)
                    {
                        Nested(member.Value, command, context);
                    }

                    break;
            }
        }
    }

    private static void Nested(JsonNode schema, string command, ParseContext context)
    {
        if (schema.IsObject)
        {
            Run(schema, command, context);
        }
        else
        {
            Report(schema, "a schema must be an object", command, context);
        }
    }

    private static void Report(JsonNode place, string problem, string command, ParseContext context)
        => context.Report(GeneratorRules.Contradiction, place, command, "in the schema of the reply " + problem);
}
