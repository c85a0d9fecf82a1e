using System.Text.Json.Nodes;
using Glide.SpecTool.Import;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Checking;

/// <summary>
/// Brings specs into the form in which files and a running server can be compared: what a server cannot tell is taken away, and what
/// the two only write differently is written in one way.
/// </summary>
internal static class ComparableSpecs
{
    /// <summary>No server tells its reply schemas, unless it was built for tests of them.</summary>
    private static readonly string[] UntoldFields = ["reply_schema"];

    /// <summary>Flags that the server keeps to itself, and MOVABLEKEYS, which it derives from the key specs.</summary>
    private static readonly string[] UntoldFlags =
        ["SENTINEL", "ONLY_SENTINEL", "ALL_DBS", "MAY_REPLICATE", "PROTECTED", "TOUCHES_ARBITRARY_KEYS", "MOVABLEKEYS"];

    /// <summary>Bounds and patterns are for the tests of Valkey itself.</summary>
    private static readonly string[] UntoldArgumentFields = ["minimum", "pattern"];

    /// <summary>The set in comparable form.</summary>
    /// <param name="specs">Specs from files or from a server.</param>
    /// <param name="isTold">Whether a server can have the command at all.</param>
    public static SpecSet Of(SpecSet specs, Func<SpecFile, bool> isTold) => SpecSet.Of(
        "comparable specs", specs.Commands.Where(isTold).Select(file => file with { Spec = Of(file.Spec, specs.Names) }));

    private static JsonObject Of(JsonObject spec, IReadOnlyCollection<string> names)
    {
        var comparable = new JsonObject();
        foreach (var (field, value) in spec)
        {
            if (!UntoldFields.Contains(field) && Of(field, value!, names) is { } fact and not JsonArray { Count: 0 })
            {
                comparable.Add(field, fact);
            }
        }

        return comparable;
    }

    private static JsonNode? Of(string field, JsonNode value, IReadOnlyCollection<string> names) => field switch
    {
        // sorted_set in the files is sorted-set at the server.
        "group" => value.GetValue<string>().Replace('_', '-'),

        // The server still has the sentences that the importer took the formulas and names out of.
        "complexity" => ComplexityFormula.From(value.GetValue<string>()),
        "replaced_by" => Replacement.From(value.GetValue<string>(), names),

        "command_flags" => new JsonArray([.. value.AsArray().Where(IsTold).Select(flag => flag?.DeepClone())]),
        "key_specs" => new JsonArray([.. value.AsArray().OfType<JsonObject>().Select(KeySpec)]),
        "arguments" => Arguments(value),
        _ => value.DeepClone(),
    };

    private static bool IsTold(JsonNode? flag) => !UntoldFlags.Contains((string?)flag);

    /// <summary>The order of the flags says nothing.</summary>
    private static JsonObject KeySpec(JsonObject keySpec)
    {
        var flags = (keySpec["flags"] as JsonArray ?? []).Select(flag => (string?)flag).Order(StringComparer.Ordinal);
        var comparable = keySpec.DeepClone().AsObject();
        comparable["flags"] = new JsonArray([.. flags.Select(flag => JsonValue.Create(flag))]);
        return comparable;
    }

    private static JsonArray Arguments(JsonNode arguments) =>
        new([.. arguments.AsArray().OfType<JsonObject>().Select(Argument)]);

    private static JsonObject Argument(JsonObject argument)
    {
        var comparable = new JsonObject();
        foreach (var (field, value) in argument.Where(field => !UntoldArgumentFields.Contains(field.Key)))
        {
            comparable.Add(field, field == "arguments" ? Arguments(value!) : value?.DeepClone());
        }

        // The server tells tokens in upper case, whatever the files have, and an empty one where the files have a pair of quotes.
        if ((string?)argument["token"] is { } token)
        {
            comparable["token"] = token == "\"\"" ? "" : token.ToUpperInvariant();
        }

        // The server tells names in lower case, and shows them where the files have no other text to show; what only groups others
        // it does not show at all.
        comparable["name"] = ((string?)argument["name"])?.ToLowerInvariant();
        if ((string?)argument["type"] is "oneof" or "block")
        {
            comparable.Remove("display");
        }
        else
        {
            comparable["display"] ??= comparable["name"]?.DeepClone();
        }

        return comparable;
    }
}
