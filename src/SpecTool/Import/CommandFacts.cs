using System.Text.Json;
using System.Text.Json.Nodes;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Import;

/// <summary>Takes the facts out of a spec and leaves its prose, and the names of the server's own C functions, behind.</summary>
internal sealed class CommandFacts(IReadOnlyCollection<string> commandNames)
{
    /// <summary>The fields in the order in which they are written; what takes no thought is copied.</summary>
    private static readonly string[] CommandFields =
    [
        "container", "group", "since", "arity", "deprecated_since", "replaced_by", "doc_flags", "complexity", "history",
        "command_flags", "acl_categories", "command_tips", "key_specs", "arguments", "reply_schema",
    ];

    private static readonly string[] CommandProse = ["summary", "function", "get_keys_function", "get_dbid_args"];

    private static readonly string[] ArgumentFields =
    [
        "name", "type", "display", "token", "key_spec_index", "since", "deprecated_since", "optional", "multiple", "multiple_token",
        "minimum", "pattern", "arguments",
    ];

    private static readonly string[] ArgumentProse = ["summary", "description"];

    private static readonly string[] KeySpecFields = ["flags", "begin_search", "find_keys"];

    private static readonly string[] KeySpecProse = ["notes"];

    private readonly List<string> _notices = [];

    /// <summary>The fields that were left out because nobody has said yet whether they are facts.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>The facts of one command.</summary>
    /// <exception cref="SpecException">A field holds something else than it does in Valkey's format.</exception>
    public JsonObject Of(SpecFile file)
    {
        try
        {
            return Command(file);
        }
        catch (InvalidOperationException e)
        {
            throw new SpecException($"{file.Path}: a field of {file.Name} has an unexpected type: {e.Message}", e);
        }
    }

    private JsonObject Command(SpecFile file) => Select(file, file.Spec, CommandFields, CommandProse, (field, value) => field switch
    {
        "replaced_by" => Replacement.From(value.GetValue<string>(), commandNames),
        "complexity" => ComplexityFormula.From(value.GetValue<string>()),
        "history" => Versions(value.AsArray()),
        "key_specs" => Each(value, item => Select(file, item, KeySpecFields, KeySpecProse, (_, child) => child.DeepClone())),
        "arguments" => Each(value, item => Argument(file, item)),
        "reply_schema" => ReplyFacts.Of(value),
        _ => value.DeepClone(),
    });

    private JsonObject Argument(SpecFile file, JsonObject argument) =>
        Select(file, argument, ArgumentFields, ArgumentProse, (field, value) => field switch
        {
            "arguments" => Each(value, item => Argument(file, item)),
            "optional" or "multiple" or "multiple_token" => Truth(value),
            _ => value.DeepClone(),
        });

    /// <summary>What is false is left out, as in most files; CLIENT CAPA has the word in the place of the value.</summary>
    private static JsonValue? Truth(JsonNode value)
    {
        var isTrue = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() == "true" : value.GetValue<bool>();
        return isTrue ? JsonValue.Create(true) : null;
    }

    private JsonObject Select(
        SpecFile file, JsonObject source, string[] fields, string[] prose, Func<string, JsonNode, JsonNode?> convert)
    {
        foreach (var (field, _) in source)
        {
            if (!fields.Contains(field, StringComparer.Ordinal) && !prose.Contains(field, StringComparer.Ordinal))
            {
                _notices.Add($"{file.Path}: the importer does not know the field '{field}' and left it out.");
            }
        }

        var facts = new JsonObject();
        foreach (var field in fields)
        {
            if (source[field] is { } value && convert(field, value) is { } fact)
            {
                facts.Add(field, fact);
            }
        }

        return facts;
    }

    private static JsonArray Each(JsonNode items, Func<JsonObject, JsonNode> convert) =>
        new([.. items.AsArray().Select(item => convert(Present(item).AsObject()))]);

    /// <summary>The entries of <c>history</c> are pairs of a version and a sentence; they become lists of the version alone.</summary>
    private static JsonArray Versions(JsonArray history) =>
        new([.. history.Select(entry => new JsonArray(Present(Present(entry).AsArray().FirstOrDefault()).DeepClone()))]);

    private static JsonNode Present(JsonNode? item) => item ?? throw new InvalidOperationException("An element of a list is missing.");
}
