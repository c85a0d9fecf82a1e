using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Json;
using Glide.Generator.Parsing.Replies;
using Glide.Generator.Parsing.Specs;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>Reads the overlay files. Each is known by its name.</summary>
internal static class OverlayParser
{
    public static OverlayData Parse(IEnumerable<OverlayFile> files)
    {
        var context = new ParseContext();
        var overlay = new OverlayData();

        // The replies name the types, which therefore are read first.
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(file => Path.GetFileName(file.Path) == "types.json" ? 0 : 1))
        {
            var json = JsonFile.Read(file.Path, file.Text);
            if (json.Error is { } error)
            {
                context.Report(GeneratorRules.MalformedJson, error.Location, error.Reason);
            }
            else if (json.Root is { IsObject: true } root)
            {
                if (!read.Add(Path.GetFileName(file.Path)))
                {
                    context.Report(
                        GeneratorRules.MalformedOverlay, LocationModel.StartOf(file.Path), Path.GetFileName(file.Path), "the project has another overlay file of that name, and one is read");
                    continue;
                }

                foreach (var repeated in json.Repeated)
                {
                    context.Report(GeneratorRules.MalformedOverlay, repeated.NameNode, repeated.Name, "its object has one of that name already");
                }

                Read(file, json, root, overlay, context);
            }
            else
            {
                context.Report(GeneratorRules.MalformedJson, LocationModel.StartOf(file.Path), "an object is expected");
            }
        }

        overlay.Diagnostics = context.Diagnostics.Concat(overlay.Replies.Diagnostics).ToEquatableArray();
        return overlay;
    }

    private static void Read(OverlayFile source, JsonFile file, JsonNode root, OverlayData overlay, ParseContext context)
    {
        switch (Path.GetFileName(file.Path))
        {
            case "types.json":
                overlay.Types = TypesOverlayParser.Parse(file);
                overlay.TypesNamespace = source.Namespace;
                break;
            case "replies.json":
                overlay.Replies = RepliesOverlayParser.Parse(file, overlay.Types);
                break;
            case "names.json":
                overlay.Names = ReadNames(root, context);
                break;
            case "surface.json":
                ReadSurface(root, overlay, context);
                break;
            case "routing.json":
                overlay.Routing = ReadRouting(root, context);
                break;
            case "arguments.json":
                overlay.Arguments = ArgumentsParser.Parse(root, context);
                break;
            default:
                context.Report(
                    GeneratorRules.MalformedOverlay, LocationModel.StartOf(source.Path), Path.GetFileName(source.Path), "no overlay file has that name");
                break;
        }
    }

    private static Dictionary<string, NameEntry> ReadNames(JsonNode root, ParseContext context)
    {
        var names = new Dictionary<string, NameEntry>(StringComparer.Ordinal);
        foreach (var property in root["commands"]?.Properties ?? [])
        {
            if (property.Value.GetString("name") is not { Length: > 0 } name)
            {
                context.Report(GeneratorRules.MalformedOverlay, property.NameNode, property.Name, "a name is needed");
                continue;
            }

            if (!SyntaxFacts.IsValidIdentifier(name))
            {
                context.Report(GeneratorRules.MalformedOverlay, property.NameNode, property.Name, $"'{name}' is no name in C#");
                continue;
            }

            names[property.Name] = new NameEntry(
                property.Name, name, property.Value.GetString("summary"), property.Value.GetString("since"), property.NameNode.Location);
        }

        return names;
    }

    private static void ReadSurface(JsonNode root, OverlayData overlay, ParseContext context)
    {
        var surface = new Dictionary<string, SurfaceEntry>(StringComparer.Ordinal);
        var runtime = new Dictionary<string, LocationModel>(StringComparer.Ordinal);
        foreach (var section in root.Properties)
        {
            if (section.Name == "runtime")
            {
                foreach (var item in section.Value.Items)
                {
                    runtime[item.Text] = item.Location;
                }
            }
            else if (section.Value.IsObject)
            {
                if (SectionKind(section.Name) is not { } kind)
                {
                    context.Report(GeneratorRules.MalformedOverlay, section.NameNode, section.Name, "there is no such section");
                    continue;
                }

                foreach (var property in section.Value.Properties)
                {
                    if (surface.ContainsKey(property.Name))
                    {
                        context.Report(GeneratorRules.MalformedOverlay, property.NameNode, property.Name, "the command is in two sections");
                    }

                    surface[property.Name] = new SurfaceEntry(property.Name, kind, property.Value.GetString("since"), property.NameNode.Location);
                }
            }
        }

        overlay.Surface = surface;
        overlay.Runtime = runtime;
    }

    private static SurfaceKind? SectionKind(string section) => section switch
    {
        "session" => SurfaceKind.Session,
        "container" => SurfaceKind.Container,
        "push" => SurfaceKind.Push,
        "internal" or "help" or "sentinel" => SurfaceKind.Untyped,
        _ => null,
    };

    private static Dictionary<string, RoutingEntry> ReadRouting(JsonNode root, ParseContext context)
    {
        var routing = new Dictionary<string, RoutingEntry>(StringComparer.Ordinal);
        foreach (var property in root["commands"]?.Properties ?? [])
        {
            var entry = property.Value;
            routing[property.Name] = new RoutingEntry(
                property.Name,
                entry.GetString("requestPolicy"),
                entry.GetString("responsePolicy"),
                ReadKeySpecs(property, context),
                entry.GetString("slotArgument"),
                entry.GetString("since"),
                property.NameNode.Location);
        }

        return routing;
    }

    /// <summary>Key specs in Valkey's own form. One that finds nothing would only seem to be of use here.</summary>
    private static EquatableArray<KeySpecModel> ReadKeySpecs(JsonProperty entry, ParseContext context)
    {
        var specs = KeySpecParser.Parse(entry.Value["keySpecs"], entry.Name, context);
        if (specs.Any(static spec => spec.IsUnknown))
        {
            context.Report(
                GeneratorRules.MalformedOverlay, entry.NameNode, entry.Name, "a key spec says where the search begins, and how keys are found from there");
        }

        return specs;
    }
}
