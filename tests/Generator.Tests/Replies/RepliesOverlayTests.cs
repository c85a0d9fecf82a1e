using Glide.Generator.Model.Replies;
using Glide.Generator.Parsing.Json;
using Glide.Generator.Parsing.Replies;

namespace Glide.Generator.Tests.Replies;

public sealed class RepliesOverlayTests
{
    // The first is called name by the server; the others are read into a dictionary.
    private static readonly string[] KnownDifferences =
    [
        "CLUSTER GETSLOTMIGRATIONS link_name", "CLUSTER SLOTS hostname", "CLUSTER SLOTS ip", "CLUSTER SLOTS availability-zone",
    ];

    [Fact]
    public void The_files_are_in_order()
    {
        Assert.Empty(KnownReplies.Types.Diagnostics);
        Assert.Empty(KnownReplies.Overlay.Diagnostics);
    }

    [Fact]
    public void Every_entry_matches_a_command_and_its_arguments()
    {
        var specs = SpecFiles.ReadSpecs();

        Assert.Empty(RepliesOverlayCheck.Check(KnownReplies.Overlay, command => specs.TryGetValue(command, out var spec) ? SpecFiles.PathsOf(spec) : null, _ => true));
    }

    [Fact]
    public void Every_entry_that_holds_for_older_specs_matches_them()
    {
        var specs = SpecFiles.ReadSpecs("tests", "testdata", "specs-8.0");

        Assert.Empty(RepliesOverlayCheck.Check(
            KnownReplies.Overlay,
            command => specs.TryGetValue(command, out var spec) ? SpecFiles.PathsOf(spec) : null,
            since => since is null || Version.Parse(since) <= new Version(8, 0)));
    }

    [Fact]
    public void An_entry_that_matches_nothing_is_reported_where_it_stands()
    {
        var file = SpecFiles.ReadText(
            """
            {
              "strings": { "text": ["INFOO"] },
              "commands": {
                "GETT": { "reply": "value" },
                "GET": { "reply": "value", "removes": ["count"] }
              }
            }
            """);
        var overlay = RepliesOverlayParser.Parse(file, KnownReplies.Types);

        var found = RepliesOverlayCheck.Check(overlay, command => command == "GET" ? ["key"] : null, _ => true).ToList();

        Assert.Equal([1, 4, 3], found.Select(diagnostic => diagnostic.Location.StartLine));
        Assert.All(found, diagnostic => Assert.Equal("GLIDE0006", diagnostic.Id));
    }

    [Theory]
    [InlineData("""{ "commands": { "GET": { "reply": "valu" } } }""", "there is no type 'valu'")]
    [InlineData("""{ "commands": { "GET": { "reply": "NoSuchType" } } }""", "there is no type 'NoSuchType' in types.json")]
    [InlineData("""{ "commands": { "GET": { "variants": { "X": {} } } } }""", "a variant needs a reply")]
    public void A_malformed_entry_is_reported(string json, string reason)
    {
        var overlay = RepliesOverlayParser.Parse(SpecFiles.ReadText(json), KnownReplies.Types);

        var diagnostic = Assert.Single(overlay.Diagnostics);
        Assert.Equal("GLIDE0008", diagnostic.Id);
        Assert.Contains(reason, string.Join(' ', diagnostic.Arguments), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "types": { "A": { "kind": "heap", "members": [] } } }""", "none of pair, tuple, map and enum")]
    [InlineData("""{ "types": { "A": { "kind": "pair", "members": [{ "name": "B", "type": "long", "summary": "B." }] } } }""", "two members")]
    [InlineData("""{ "types": { "A": { "kind": "map", "members": [{ "name": "B", "type": "long", "summary": "B." }] } } }""", "needs a key or a prefix")]
    [InlineData("""{ "types": { "A": { "kind": "tuple", "members": [{ "name": "B", "type": "C", "summary": "B." }] } } }""", "there is no type 'C'")]
    [InlineData("""{ "types": { "A": { "kind": "tuple", "members": [{ "name": "B", "type": "long", "optional": true, "summary": "B." }] } } }""", "what is optional")]
    [InlineData("""{ "handWritten": ["A"], "types": { "A": { "kind": "tuple", "members": [] } } }""", "both generated and listed")]
    public void A_malformed_type_is_reported(string json, string reason)
    {
        var overlay = TypesOverlayParser.Parse(SpecFiles.ReadText(json));

        Assert.Contains(overlay.Diagnostics, diagnostic => diagnostic.Id == "GLIDE0008" && diagnostic.Arguments[1].Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_is_used_by_a_reply_or_by_hand_written_code()
    {
        HashSet<string> byHand = ["ReplicationState", "RoleReplica"];
        var used = KnownReplies.Replies.Values.Concat(KnownReplies.Types.Records.SelectMany(record => record.Members).Select(member => member.Type))
            .SelectMany(NamesIn).ToHashSet();

        Assert.Equal([], KnownReplies.Types.Records.Select(record => record.Name).Except(used).Except(byHand));
    }

    [Fact]
    public void What_a_schema_says_a_reply_holds_its_record_holds_too()
    {
        var specs = SpecFiles.ReadSpecs();
        var missing = new List<string>();
        foreach (var (command, resolution) in KnownReplies.Resolutions.Where(pair => specs[pair.Key]["reply_schema"] is not null))
        {
            var known = KeysOf(resolution.Model.Variants.Select(variant => variant.Reply).Prepend(resolution.Model.Type));
            missing.AddRange(PropertiesIn(specs[command]["reply_schema"]!).Where(key => !known.Contains(key)).Select(key => $"{command} {key}"));
        }

        Assert.Equal([], missing.Except(KnownDifferences));
    }

    private static IEnumerable<string> NamesIn(ReplyType type)
        => (type.Kind == ReplyKind.Named ? [type.Name] : Enumerable.Empty<string>()).Concat(type.Item is null ? [] : NamesIn(type.Item));

    private static HashSet<string> KeysOf(IEnumerable<ReplyType> types)
    {
        var keys = new HashSet<string>();
        var seen = new HashSet<string>();
        var open = new Queue<string>(types.SelectMany(NamesIn));
        while (open.TryDequeue(out var name))
        {
            if (seen.Add(name) && KnownReplies.Types.Find(name) is { } record)
            {
                keys.UnionWith(record.Members.Select(member => member.Wire));
                record.Members.SelectMany(member => NamesIn(member.Type)).ToList().ForEach(open.Enqueue);
            }
        }

        return keys;
    }

    private static IEnumerable<string> PropertiesIn(JsonNode schema)
    {
        foreach (var property in schema.Properties)
        {
            if (property.Name == "properties")
            {
                foreach (var member in property.Value.Properties)
                {
                    yield return member.Name;
                }
            }
        }

        foreach (var inner in schema.Properties.SelectMany(property => PropertiesIn(property.Value)).Concat(schema.Items.SelectMany(PropertiesIn)))
        {
            yield return inner;
        }
    }
}
