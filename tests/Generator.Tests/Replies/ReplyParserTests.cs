using Glide.Generator.Model.Replies;
using Glide.Generator.Parsing.Replies;

namespace Glide.Generator.Tests.Replies;

public sealed class ReplyParserTests
{
    [Fact]
    public void Strings_are_data_unless_the_overlay_says_what_they_are()
    {
        var overlay = Overlay("""{ "strings": { "text": ["INFO"], "key": ["KEYS"] } }""");
        var schema = new ReplySchema(ReplyType.Array(ReplyType.String), null);

        Assert.Equal("value[]", ReplyParser.Resolve("LRANGE", "LRange", schema, overlay, _ => true).Model.Type.ToString());
        Assert.Equal("text[]", ReplyParser.Resolve("INFO", "Info", schema, overlay, _ => true).Model.Type.ToString());
        Assert.Equal("key[]", ReplyParser.Resolve("KEYS", "Keys", schema, overlay, _ => true).Model.Type.ToString());
    }

    [Fact]
    public void Objects_become_records_with_the_names_of_the_method_and_the_member()
    {
        var schema = ReplySchemaParser.Parse(SpecFiles.ReadText(
            """
            { "type": "array", "items": { "type": "object", "properties": {
                "entry-id": { "type": "integer" }, "flags": { "type": "array", "items": { "type": "string" } },
                "node": { "type": "object", "properties": { "ip": { "type": "string" } } } } } }
            """).Root);

        var model = ReplyParser.Resolve("NEW THING", "NewThing", schema, RepliesOverlay.Empty, _ => true).Model;

        Assert.Equal("NewThingReply[]", model.Type.ToString());
        Assert.Equal(["NewThingReply", "NewThingNode"], model.Records.Select(record => record.Name));
        Assert.Equal(["EntryId long?", "Flags value[]", "Node NewThingNode?"], model.Records[0].Members.Select(member => $"{member.Name} {member.Type}"));
    }

    [Fact]
    public void What_makes_a_variant_is_neither_for_the_base_nor_for_the_other_variants()
    {
        var overlay = Overlay(
            """
            { "commands": { "ZRANDMEMBER": { "reply": "value?", "null": "the sorted set does not exist", "variants": {
                "Count": { "overload": true, "requires": ["options"], "reply": "value[]" },
                "WithScores": { "requires": ["options"], "forces": ["options.withscores"], "reply": "pairs<ScoredMember>" } } } } }
            """);

        var model = ReplyParser.Resolve("ZRANDMEMBER", "ZRandMember", ReplySchema.Missing, overlay, _ => true).Model;

        Assert.Equal(["options"], model.RemovedArguments);
        Assert.Equal(["ZRandMember", "ZRandMemberWithScores"], model.Variants.Select(variant => variant.MethodName));
        Assert.Equal(["options.withscores"], model.Variants[0].RemovedArguments);
        Assert.Empty(model.Variants[1].RemovedArguments);
    }

    [Fact]
    public void An_entry_of_a_later_version_does_not_hold_for_older_specs()
    {
        var overlay = Overlay("""{ "commands": { "GET": { "since": "9.0.0", "reply": "text" } } }""");
        var schema = new ReplySchema(ReplyType.Int64, null);

        Assert.Equal("long", ReplyParser.Resolve("GET", "Get", schema, overlay, since => since is null).Model.Type.ToString());
        Assert.Equal("text", ReplyParser.Resolve("GET", "Get", schema, overlay, _ => true).Model.Type.ToString());
    }

    [Fact]
    public void A_reply_that_the_overlay_gives_is_no_problem_any_more()
    {
        var overlay = Overlay("""{ "commands": { "EXEC": { "reply": "reply[]?" } } }""");

        Assert.Null(ReplyParser.Resolve("EXEC", "Exec", ReplySchema.Missing, overlay, _ => true).Problem);
        Assert.NotNull(ReplyParser.Resolve("EVAL", "Eval", ReplySchema.Missing, overlay, _ => true).Problem);
    }

    private static RepliesOverlay Overlay(string json)
    {
        var overlay = RepliesOverlayParser.Parse(SpecFiles.ReadText(json), KnownReplies.Types);
        Assert.Empty(overlay.Diagnostics);
        return overlay;
    }
}
