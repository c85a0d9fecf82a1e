using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Glide.Generator.Mapping;
using Glide.Generator.Model;
using Glide.Generator.Model.Replies;
using Glide.Generator.Parsing.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Parsing.Replies;

/// <summary>Derives the type of a reply from the <c>reply_schema</c> of a spec, which describes the reply in RESP3.</summary>
internal sealed class ReplySchemaParser
{
    // A schema may say in these words what a type cannot be told from.
    private static readonly string[] Elsewhere = ["enum", "allOf", "not", "$ref"];

    private string? _problem;

    private ReplySchemaParser()
    {
    }

    /// <summary>Derives the type. Where the schema does not determine one, that is a tree, and the problem says why.</summary>
    public static ReplySchema Parse(JsonNode? schema)
    {
        if (schema is null)
        {
            return ReplySchema.Missing;
        }

        var parser = new ReplySchemaParser();
        var type = IsDone(schema) ? ReplyType.Void : parser.Read(schema);
        return new ReplySchema(type, parser._problem);
    }

    /// <summary>Whether the reply only says that it has been done: the one text OK or RESET, or a text that begins with OK.</summary>
    private static bool IsDone(JsonNode schema)
        => schema["const"] is { IsString: true } || schema.GetString("pattern") is "OK" or "OK*" or "^OK";

    private ReplyType Read(JsonNode schema)
    {
        if (schema["const"] is { } constant)
        {
            return constant.Kind switch
            {
                JsonKind.String => ReplyType.Text,
                JsonKind.Number => constant.Text.All(c => char.IsDigit(c) || c == '-') ? ReplyType.Int64 : ReplyType.Double,
                JsonKind.True or JsonKind.False => ReplyType.Boolean,
                _ => ReplyType.Node.OrNull(),
            };
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is { IsArray: true } alternatives)
        {
            return ReadAlternatives(alternatives);
        }

        if (schema["type"] is { IsArray: true } types)
        {
            return ReadTypes(schema, types);
        }

        return schema.GetString("type") switch
        {
            "string" => ReplyType.String,
            "integer" => ReplyType.Int64,
            "number" => ReplyType.Double,
            "boolean" => ReplyType.Boolean,
            "null" => ReplyType.Node.OrNull(),
            "array" => ReadArray(schema),
            "object" => ReadObject(schema),
            null => Elsewhere.FirstOrDefault(word => schema[word] is not null) is { } word ? Unknown($"the schema tells it by '{word}'") : ReplyType.Node,
            var other => Unknown($"the schema has the unknown type '{other}'"),
        };
    }

    /// <summary>Several types in a list: a type and null mean that it may be null.</summary>
    private ReplyType ReadTypes(JsonNode schema, JsonNode types)
    {
        var names = types.Items.Where(item => item.Text != "null").ToList();
        if (names.Count != 1)
        {
            return Unknown("the schema gives several types and nothing says which of them comes when");
        }

        var type = Read(JsonNode.Object(schema, [.. schema.Properties.Select(property => property.Name == "type" ? property.With(names[0]) : property)]));
        return names.Count < types.Items.Count ? type.OrNull() : type;
    }

    private ReplyType ReadAlternatives(JsonNode list)
    {
        var alternatives = list.Items.Where(item => item.GetString("type") != "null").ToList();
        bool isNullable = alternatives.Count < list.Items.Count;
        var type = ReadOneOf(alternatives, isNullable);
        return isNullable && type.Kind != ReplyKind.IsWord ? type.OrNull() : type;
    }

    private ReplyType ReadOneOf(List<JsonNode> alternatives, bool isNullable)
    {
        var constants = alternatives.Select(item => item["const"]).ToList();
        if (isNullable && constants.Count == 1 && constants[0] is { IsString: true } word)
        {
            return ReplyType.Is(word.Text);
        }

        if (constants.Count == 2 && constants.All(constant => constant is { Kind: JsonKind.Number, Text: "0" or "1" }))
        {
            return ReplyType.Boolean;
        }

        var types = alternatives.Select(Read).Distinct().ToList();
        if (types.Count == 0)
        {
            return ReplyType.Node;
        }

        if (types.Count == 1)
        {
            return types[0];
        }

        // A fixed text beside any text is a text; an integer beside a number is a number.
        if (types.All(type => type.Kind is ReplyKind.Text or ReplyKind.String))
        {
            return ReplyType.String;
        }

        return types.All(type => type.Kind is ReplyKind.Int64 or ReplyKind.Double)
            ? ReplyType.Double
            : Unknown("the schema gives several types and nothing says which of them comes when");
    }

    private ReplyType ReadArray(JsonNode schema)
    {
        switch (schema["items"])
        {
            case { IsArray: true } positions:
                var types = positions.Items.Select(Read).Distinct().ToList();
                return types.Count == 1 && schema["additionalItems"] is null
                    ? ReplyType.Array(types[0])
                    : Unknown("the schema gives positions of an array a meaning but no name");
            case { IsObject: true } item:
                return ReplyType.Array(Read(item));
            default:
                return ReplyType.Array(ReplyType.Node);
        }
    }

    private ReplyType ReadObject(JsonNode schema)
    {
        if (schema["properties"] is { IsObject: true, Properties.Count: > 0 } properties)
        {
            var names = Naming.Distinct(properties.Properties.Select(property => PascalCase(property.Name)));
            return ReplyType.Record(properties.Properties.Select((property, i) => ReadMember(property, names[i])).ToEquatableArray());
        }

        var item = schema["additionalProperties"] is { IsObject: true } any ? any
            : schema["patternProperties"] is { Properties.Count: 1 } patterns ? patterns.Properties[0].Value
            : null;
        return item is null ? ReplyType.Node : ReplyType.Map(ReplyType.Text, Read(item));
    }

    private ReplyMember ReadMember(JsonProperty property, string name)
    {
        var type = Read(property.Value);
        return new ReplyMember(name, property.Name, type.IsCollection ? type : type.OrNull(), "");
    }

    private ReplyType Unknown(string problem)
    {
        _problem ??= problem;
        return ReplyType.Node;
    }

    private static string PascalCase(string key)
    {
        string name = string.Concat(key.Split(key.Where(c => !SyntaxFacts.IsIdentifierPartCharacter(c)).Append('_').ToArray()).Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]).ToString(CultureInfo.InvariantCulture) + word.Substring(1)));
        return Naming.Member(name.Length == 0 || !char.IsLetter(name[0]) ? "Value" + name : name);
    }
}
