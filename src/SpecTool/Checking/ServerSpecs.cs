using System.Text.Json.Nodes;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Checking;

/// <summary>Turns what a server tells about its commands into specs in Valkey's file format.</summary>
internal sealed class ServerSpecs
{
    private const int Arity = 1;
    private const int Flags = 2;
    private const int Categories = 6;
    private const int Tips = 7;
    private const int KeySpecs = 8;
    private const int Subcommands = 9;

    private readonly List<SpecFile> _files = [];

    private ServerSpecs()
    {
    }

    /// <summary>Reads the specs of all commands that are built into a server.</summary>
    /// <exception cref="SpecException">The server describes its commands in another form than since Redis 7.0.</exception>
    public static async Task<SpecSet> ReadAsync(IServerConnection server)
    {
        var infos = await server.ExecuteAsync("COMMAND");
        var docs = await server.ExecuteAsync("COMMAND", "DOCS");
        var specs = new ServerSpecs();
        specs.AddAll(ReplyShape.List(infos), ReplyShape.Map(docs), container: null);
        return SpecSet.Of("the server", specs._files);
    }

    private void AddAll(JsonArray infos, JsonObject docs, string? container)
    {
        foreach (var item in infos)
        {
            var info = ReplyShape.List(item);
            if (info.Count <= Subcommands)
            {
                throw new SpecException($"The server describes its commands in an unknown form: {info.ToJsonString()} is too short.");
            }

            var name = ReplyShape.Text(info[0]);
            Add(name, info, ReplyShape.Map(docs[name]), container);
        }
    }

    private void Add(string name, JsonArray info, JsonObject docs, string? container)
    {
        if (Words(info[Flags]).Contains("MODULE"))
        {
            return;
        }

        // The server says client|kill where the files say KILL in CLIENT.
        var word = name.Split('|')[^1].ToUpperInvariant();
        var spec = new JsonObject
        {
            ["container"] = container,
            ["group"] = docs["group"]?.DeepClone(),
            ["since"] = docs["since"]?.DeepClone(),
            ["arity"] = info[Arity]?.DeepClone(),
            ["deprecated_since"] = docs["deprecated_since"]?.DeepClone(),
            ["replaced_by"] = docs["replaced_by"]?.DeepClone(),
            ["doc_flags"] = List(Words(docs["doc_flags"])),
            ["complexity"] = docs["complexity"]?.DeepClone(),
            ["history"] = Versions(docs["history"]),
            ["command_flags"] = List(Words(info[Flags])),
            ["acl_categories"] = List(Words(info[Categories]).Select(category => category.TrimStart('@'))),
            ["command_tips"] = List(Words(info[Tips])),
            ["key_specs"] = new JsonArray([.. ReplyShape.List(info[KeySpecs]).Select(ServerKeySpec.Of)]),
            ["arguments"] = ServerArgument.All(docs["arguments"]),
        };
        _files.Add(new SpecFile("the server", word, Filled(spec)));
        AddAll(ReplyShape.List(info[Subcommands]), ReplyShape.Map(docs["subcommands"]), word);
    }

    /// <summary>The files leave out what is empty.</summary>
    private static JsonObject Filled(JsonObject spec) =>
        new(spec.Where(field => field.Value is not (null or JsonArray { Count: 0 }))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    private static JsonArray Versions(JsonNode? history) =>
        new([.. ReplyShape.List(history).Select(entry => new JsonArray(ReplyShape.List(entry).FirstOrDefault()?.DeepClone()))]);

    private static IEnumerable<string> Words(JsonNode? node) => ReplyShape.List(node).Select(ReplyShape.Word);

    private static JsonArray List(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);
}
