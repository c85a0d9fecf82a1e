using System.Text.Json.Nodes;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Differences;

/// <summary>
/// Makes the categories of old and new sets comparable. Before 9.1 the files left out the categories that the server derived from
/// a command's flags; since then they name all of them. Every command is either fast or slow, so a set in which some command is
/// neither is of the old kind.
/// </summary>
internal sealed class AclCategories(SpecSet specs)
{
    private readonly bool _derived = specs.Commands.Any(file => !Words(file.Spec, "acl_categories").Any(word => word is "FAST" or "SLOW"));

    /// <summary>The spec with the derived categories among the others.</summary>
    public JsonObject MadeExplicit(JsonObject spec)
    {
        if (!_derived)
        {
            return spec;
        }

        var categories = Words(spec, "acl_categories").ToHashSet(StringComparer.Ordinal);
        categories.UnionWith(Derive(categories, Words(spec, "command_flags")));
        categories.Add(categories.Contains("FAST") ? "FAST" : "SLOW");

        var copy = spec.DeepClone().AsObject();
        copy["acl_categories"] = new JsonArray([.. categories.Order(StringComparer.Ordinal).Select(word => JsonValue.Create(word))]);
        return copy;
    }

    private static string[] Derive(HashSet<string> named, string[] flags) => [.. flags.SelectMany<string, string>(flag => flag switch
    {
        // Scripts that only read are still commands of scripting, not of reading.
        "READONLY" => named.Contains("SCRIPTING") ? [] : ["READ"],
        "ADMIN" => ["ADMIN", "DANGEROUS"],
        "WRITE" or "PUBSUB" or "FAST" or "BLOCKING" => [flag],
        _ => [],
    })];

    private static string[] Words(JsonObject spec, string field) =>
        [.. (spec[field] as JsonArray ?? []).Select(word => word!.GetValue<string>())];
}
