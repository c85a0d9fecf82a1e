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
                IsComplete: !unknown && !flags.Contains("INCOMPLETE")));
        }

        return specs.ToEquatableArray();
    }
}
