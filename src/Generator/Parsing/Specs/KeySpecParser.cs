using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Json;

namespace Glide.Generator.Parsing.Specs;

/// <summary>Reads <c>key_specs</c>: where the search for keys begins and how they are found from there.</summary>
internal static class KeySpecParser
{
    public static EquatableArray<KeySpecModel> Parse(JsonNode? node, string command, ParseContext context)
    {
        var specs = new List<KeySpecModel>();
        foreach (var entry in node?.Items ?? [])
        {
            SpecFields.CheckKeySpec(entry, command, context);
            var begin = entry["begin_search"];
            var find = entry["find_keys"];
            if (begin is null || find is null)
            {
                context.Report(GeneratorRules.MissingField, entry, $"A key spec of {command}", begin is null ? "begin_search" : "find_keys");
                continue;
            }

            CheckNumbers(begin["index"], "pos", command, context);
            CheckNumbers(find["range"], "step", command, context);
            CheckNumbers(find["keynum"], "step", command, context);
            var flags = entry.GetStrings("flags").ToList();
            var keyword = begin["keyword"];
            var range = find["range"];
            var count = find["keynum"];
            bool unknown = (begin["index"] is null && keyword is null) || (range is null && count is null);
            specs.Add(new KeySpecModel(
                BeginIndex: begin["index"]?.GetInt32("pos") ?? 0,
                BeginKeyword: keyword?.GetString("keyword"),
                KeywordStartFrom: keyword?.GetInt32("startfrom") ?? 0,
                LastKey: range?.GetInt32("lastkey") ?? 0,
                KeyStep: range?.GetInt32("step") ?? count?.GetInt32("step") ?? 1,
                Limit: range?.GetInt32("limit") ?? 0,
                KeyCountIndex: count?.GetInt32("keynumidx") ?? -1,
                FirstKey: count?.GetInt32("firstkey") ?? 0,
                IsKey: !flags.Contains("NOT_KEY"),
                IsComplete: !unknown && !flags.Contains("INCOMPLETE"),
                IsUnknown: unknown));
        }

        return specs.ToEquatableArray();
    }

    /// <summary>Reports a place or a step that is not given, or that would lead nowhere.</summary>
    private static void CheckNumbers(JsonNode? node, string name, string command, ParseContext context)
    {
        if (node is { IsObject: true } && node[name] is null)
        {
            context.Report(GeneratorRules.MissingField, node, $"A key spec of {command}", name);
        }
        else if (node is { IsObject: true } && node.GetInt32(name) is not >= 1)
        {
            context.Report(GeneratorRules.Contradiction, node[name]!, command, $"'{name}' must be a whole number from 1 on");
        }
    }
}
