using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Replies;
using Glide.Generator.Parsing.Json;

namespace Glide.Generator.Parsing.Replies;

/// <summary>Reads <c>replies.json</c>.</summary>
internal sealed class RepliesOverlayParser
{
    private readonly List<DiagnosticModel> _diagnostics = [];
    private readonly TypesOverlay _types;
    private readonly HashSet<string> _enumerations;

    private RepliesOverlayParser(TypesOverlay types)
    {
        _types = types;
        _enumerations = new(types.Records.Where(record => record.Kind == RecordKind.Enum).Select(record => record.Name), StringComparer.Ordinal);
    }

    /// <summary>Reads the file. What is wrong with it is a diagnostic, and the rest still counts.</summary>
    public static RepliesOverlay Parse(JsonFile file, TypesOverlay types)
        => file.Root is { IsObject: true } root ? new RepliesOverlayParser(types).ReadFile(root) : RepliesOverlay.Empty;

    private RepliesOverlay ReadFile(JsonNode root)
    {
        var entries = (root["commands"]?.Properties ?? []).Select(ReadEntry).OrderBy(entry => entry.Command, StringComparer.Ordinal).ToEquatableArray();
        return new RepliesOverlay(entries, ReadList(root["strings"]?["text"]), ReadList(root["strings"]?["key"]), _diagnostics.ToEquatableArray());
    }

    private static EquatableArray<ListedCommand> ReadList(JsonNode? list)
        => (list?.Items ?? []).Where(item => item.IsString).Select(item => new ListedCommand(item.Text, item.Location)).ToEquatableArray();

    private ReplyOverlayEntry ReadEntry(JsonProperty property)
    {
        var node = property.Value;
        var variants = (node["variants"]?.Properties ?? []).Select(variant => ReadVariant(property.Name, variant)).Where(variant => variant is not null);
        return new ReplyOverlayEntry(
            property.Name,
            node["reply"] is { } reply ? ReadReply(property.Name, reply) : null,
            node.GetStrings("removes").ToEquatableArray(),
            variants.Select(variant => variant!).ToEquatableArray(),
            node.GetString("null"),
            node.GetString("returns"),
            node.GetString("since"),
            node.GetFlag("large"),
            property.NameNode.Location);
    }

    private VariantOverlay? ReadVariant(string command, JsonProperty property)
    {
        var node = property.Value;
        string entry = $"{command} {property.Name}";
        if (node["reply"] is not { } reply)
        {
            Malformed(property.NameNode, entry, "a variant needs a reply");
            return null;
        }

        if (ReadReply(entry, reply) is not { } type)
        {
            return null;
        }

        return new VariantOverlay(
            property.Name,
            node.GetString("method"),
            node.GetFlag("overload"),
            node.GetStrings("forces").ToEquatableArray(),
            node.GetStrings("removes").ToEquatableArray(),
            node.GetStrings("requires").ToEquatableArray(),
            node.GetStrings("single").ToEquatableArray(),
            type,
            node.GetString("summary"),
            node.GetString("null"),
            node.GetString("returns"),
            node.GetString("since"));
    }

    private ReplyType? ReadReply(string entry, JsonNode node)
    {
        var type = ReplyTypeSyntax.Parse(node.Text, out string error);
        if (type is null)
        {
            Malformed(node, entry, error);
            return null;
        }

        if (ReplyTypeResolution.UnknownName(type, _types) is { } name)
        {
            Malformed(node, entry, $"there is no type '{name}' in types.json");
            return null;
        }

        return ReplyTypeResolution.WithEnumReaders(type, _enumerations);
    }

    private void Malformed(JsonNode node, string entry, string reason)
        => _diagnostics.Add(DiagnosticModel.Create(GeneratorRules.MalformedOverlay, node.Location, entry, reason));
}
