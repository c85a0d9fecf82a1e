using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Replies;
using Glide.Generator.Parsing.Json;

namespace Glide.Generator.Parsing.Replies;

/// <summary>Reads <c>types.json</c>.</summary>
internal sealed class TypesOverlayParser
{
    private readonly List<DiagnosticModel> _diagnostics = [];
    private readonly HashSet<string> _handWritten = new(StringComparer.Ordinal);
    private readonly HashSet<string> _enumerations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _records = new(StringComparer.Ordinal);

    private TypesOverlayParser()
    {
    }

    /// <summary>Reads the file. What is wrong with it is a diagnostic, and the rest still counts.</summary>
    public static TypesOverlay Parse(JsonFile file)
        => file.Root is { IsObject: true } root ? new TypesOverlayParser().ReadFile(root) : TypesOverlay.Empty;

    private TypesOverlay ReadFile(JsonNode root)
    {
        _handWritten.UnionWith(root.GetStrings("handWritten"));
        var types = root["types"]?.Properties ?? [];
        foreach (var type in types)
        {
            (type.Value.GetString("kind") == "enum" ? _enumerations : _records).Add(type.Name);
        }

        var models = new List<RecordModel>();
        foreach (var type in types)
        {
            if (ReadType(type) is { } model)
            {
                models.Add(model);
            }
        }

        return new TypesOverlay(models.ToEquatableArray(), root.GetStrings("handWritten").ToEquatableArray(), _diagnostics.ToEquatableArray());
    }

    private RecordModel? ReadType(JsonProperty property)
    {
        var node = property.Value;
        if (_handWritten.Contains(property.Name))
        {
            return Malformed(property.NameNode, property.Name, "it is both generated and listed as hand-written");
        }

        if (!TryReadKind(node, out var kind))
        {
            return Malformed(node["kind"] ?? property.NameNode, property.Name, "its kind is none of pair, tuple, map and enum");
        }

        var members = (node["members"]?.Items ?? []).Select(member => ReadMember(property.Name, kind, member)).Where(member => member is not null).ToList();
        if (members.Count == 0 || (kind == RecordKind.Pair && members.Count != 2))
        {
            return Malformed(property.NameNode, property.Name, kind == RecordKind.Pair ? "a pair has two members" : "it has no members");
        }

        bool isStruct = kind == RecordKind.Pair || (kind == RecordKind.Tuple && members.Count <= 3);
        return new RecordModel(
            property.Name, kind, isStruct, node.GetString("summary") ?? "", node.GetString("remarks") ?? "", members.Select(member => member!).ToEquatableArray())
        {
            IsInRuntime = node.GetFlag("runtime"),
        };
    }

    private ReplyMember? ReadMember(string typeName, RecordKind kind, JsonNode node)
    {
        string name = node.GetString("name") ?? "";
        string entry = $"{typeName}.{name}";
        string summary = node.GetString("summary") ?? "";
        if (name.Length == 0 || summary.Length == 0)
        {
            Malformed(node, entry, "a member needs a name and a summary");
            return null;
        }

        if (kind == RecordKind.Enum)
        {
            return new ReplyMember(name, node["value"]?.Text ?? "", node["value"] is { Kind: JsonKind.Number } ? ReplyType.Int64 : ReplyType.Text, summary);
        }

        string text = node.GetString("type") ?? "";
        var type = ReplyTypeSyntax.Parse(text, out string error);
        if (type is null || (error = UnknownName(type)).Length > 0)
        {
            Malformed(node["type"] ?? node, entry, error);
            return null;
        }

        string? prefix = node.GetString("prefix");
        string wire = prefix ?? node.GetString("key") ?? "";
        if (kind == RecordKind.Map && wire.Length == 0)
        {
            Malformed(node, entry, "a member of a map needs a key or a prefix");
            return null;
        }

        var role = prefix is not null ? ReplyMemberRole.Prefix
            : node.GetFlag("rest") ? ReplyMemberRole.Rest
            : node.GetFlag("optional") ? ReplyMemberRole.Optional
            : ReplyMemberRole.Required;
        if ((role == ReplyMemberRole.Prefix && type.Kind != ReplyKind.Map) || (role == ReplyMemberRole.Rest && type.Kind != ReplyKind.Array)
            || (role == ReplyMemberRole.Optional && !type.IsNullable && !type.IsCollection))
        {
            Malformed(node["type"]!, entry, "a prefix needs a map, the rest an array, and what is optional a type that has null or is empty");
            return null;
        }

        return new ReplyMember(name, wire, Resolve(type), summary, role);
    }

    private string UnknownName(ReplyType type)
        => type.Item is { } item && UnknownName(item) is { Length: > 0 } inItem ? inItem
            : type.Kind == ReplyKind.Named && type.Reader.Length == 0 && !_handWritten.Contains(type.Name) && !_records.Contains(type.Name)
                && !_enumerations.Contains(type.Name) ? $"there is no type '{type.Name}'"
            : "";

    private ReplyType Resolve(ReplyType type) => ReplyTypeResolution.WithEnumReaders(type, _enumerations);

    private RecordModel? Malformed(JsonNode node, string entry, string reason)
    {
        _diagnostics.Add(DiagnosticModel.Create(GeneratorRules.MalformedOverlay, node.Location, entry, reason));
        return null;
    }

    private static bool TryReadKind(JsonNode node, out RecordKind kind)
    {
        kind = node.GetString("kind") switch
        {
            "pair" => RecordKind.Pair,
            "tuple" => RecordKind.Tuple,
            "map" => RecordKind.Map,
            "enum" => RecordKind.Enum,
            _ => (RecordKind)(-1),
        };
        return kind >= 0;
    }
}
