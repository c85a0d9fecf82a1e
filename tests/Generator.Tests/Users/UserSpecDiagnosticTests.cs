using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Tests.Users;

/// <summary>What is wrong with a user's specs is told in the user's file, with line and column, and what can be generated is.</summary>
public sealed class UserSpecDiagnosticTests
{
    [Fact]
    public void Malformed_JSON_is_reported_where_reading_stopped()
        => AssertAt(Run("{\n  \"ACME.DO\": {\n    \"group\": ,\n  }\n}"), "GLIDE0001", 2, 13);

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public void A_file_with_nothing_in_it_is_said_to_be_empty(string text)
        => Assert.Contains("nothing in it", Single(Run(text), "GLIDE0001").GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public void A_field_that_the_format_does_not_have_is_reported()
    {
        var run = Run("{ \"ACME.DO\": {\n  \"group\": \"g\", \"since\": \"1.0.0\", \"arity\": 1,\n  \"argumets\": [] } }");
        AssertAt(run, "GLIDE0012", 2, 2);
        Assert.Contains("AcmeDoAsync", run.Source("Command.ACME.DO"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""  "command_flags": ["READ_ONLY"],  """, "'READ_ONLY' is no command flag")]
    [InlineData("""  "arguments": [{ "name": "a", "type": "string", "option": true }],  """, "'option' is no field of the format")]
    [InlineData("""  "key_specs": [{ "flag": [], "begin_search": { "index": { "pos": 1 } }, "find_keys": { "range": { "lastkey": 0, "step": 1 } } }],  """, "'flag' is no field of the format")]
    public void A_word_that_the_format_does_not_have_is_reported(string fields, string message)
        => Assert.Contains(message, Single(Run(Specs.Of("ACME.DO", fields)), "GLIDE0012").GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("""  "command_tips": ["REQUEST_POLICY:EVERYWHERE"],  """, "there is no policy 'EVERYWHERE'")]
    [InlineData("""  "command_tips": ["RESPONSE_POLICY:AGG_MEAN"],  """, "there is no policy 'AGG_MEAN'")]
    [InlineData("""  "command_flags": ["READONLY", "WRITE"],  """, "READONLY and WRITE")]
    [InlineData("""  "command_tips": ["REQUEST_POLICY:MULTI_SHARD"], "arguments": [{ "name": "key", "type": "key", "multiple": true }, { "name": "path", "type": "string" }],  """, "split by its keys only if they stand last")]
    [InlineData("""  "arguments": [{ "name": "key", "type": "key", "key_spec_index": 1 }],  """, "key spec 1")]
    public void A_contradiction_is_reported(string fields, string message)
        => Assert.Contains(message, Single(Run(Specs.Of("ACME.DO", fields)), "GLIDE0004").GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\\n")]
    [InlineData("ACME\\u0000X")]
    public void A_command_without_a_name_that_can_be_sent_is_reported(string name)
    {
        var run = Run(Specs.Of(name));
        Single(run, "GLIDE0004");
        Assert.Empty(run.Problems());
    }

    [Theory]
    [InlineData(""" "command_flags": "READONLY", """, "'command_flags' must be an array of texts")]
    [InlineData(""" "command_tips": [null], """, "'command_tips' must be an array of texts")]
    [InlineData(""" "key_specs": {}, """, "'key_specs' must be an array")]
    [InlineData(""" "summary": 5, """, "'summary' must be a text")]
    [InlineData(""" "arguments": null, """, "'arguments' must be an array")]
    [InlineData(""" "arguments": [{ "name": "a", "type": "string", "optional": "true" }], """, "'optional' must be true or false")]
    [InlineData(""" "arguments": [{ "name": "a", "type": "string", "token": 5 }], """, "'token' must be a text")]
    [InlineData(""" "arguments": [{ "name": "a", "type": "key", "key_spec_index": "0" }], """, "'key_spec_index' must be a whole number")]
    [InlineData(""" "arguments": [{ "name": "a", "type": "string", "token": "A\n" }], """, "the token of an argument has a control character")]
    [InlineData(""" "arguments": [{ "name": "a", "type": "string", "since": "soon" }], """, "'soon' is not a version")]
    [InlineData(""" "deprecated_since": "late", """, "'late' is not a version")]
    [InlineData(""" "key_specs": [{ "begin_search": { "index": { "pos": 0 } }, "find_keys": { "range": { "lastkey": 0, "step": 1 } } }], """, "'pos' must be a whole number from 1 on")]
    public void A_value_of_the_wrong_kind_is_reported(string fields, string message)
    {
        var run = Run(Specs.Of("ACME.DO", fields));
        Assert.Contains(message, Single(run, "GLIDE0004").GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.Problems());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("""{ "type": 5 }""")]
    [InlineData("""{ "oneOf": [] }""")]
    [InlineData("""{ "type": "array", "items": "string" }""")]
    [InlineData("""{ "type": "object", "properties": { "a": "string" } }""")]
    public void A_schema_that_is_none_is_reported(string schema)
    {
        var run = Run($$"""{ "ACME.DO": { "group": "module", "since": "1.0.0", "arity": 1, "reply_schema": {{schema}} } }""");
        Single(run, "GLIDE0004");
        Assert.Empty(run.Problems());
    }

    [Theory]
    [InlineData(2, """{ "name": "a", "type": "string" }, { "name": "b", "type": "string" }""", "says 2 words, but the name and the arguments make 3")]
    [InlineData(5, """{ "name": "a", "type": "string" }""", "says 5 words, but the name and the arguments make 2")]
    [InlineData(2, """{ "name": "a", "type": "string", "optional": true }""", "says 2 words, but the name and the arguments make 1 to 2")]
    [InlineData(2, """{ "name": "a", "type": "string", "multiple": true }""", "says 2 words, but the name and the arguments make 2 or more")]
    [InlineData(-4, """{ "name": "a", "type": "string", "token": "A" }""", "says at least 4 words, but the name and the arguments make 3")]
    public void An_arity_that_is_not_its_arguments_is_reported(int arity, string arguments, string message)
    {
        var run = Run($$"""{ "ACME.DO": { "group": "module", "since": "1.0.0", "arity": {{arity}}, "arguments": [{{arguments}}] } }""");
        Assert.Contains(message, Single(run, "GLIDE0004").GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.Problems());
    }

    [Theory]
    [InlineData(3, """{ "name": "a", "type": "string", "token": "A" }""")]
    [InlineData(-2, """{ "name": "a", "type": "string", "multiple": true }""")]
    [InlineData(-2, """{ "name": "a", "type": "oneof", "arguments": [{ "name": "x", "type": "pure-token", "token": "X Y" }, { "name": "z", "type": "string" }] }""")]
    public void An_arity_that_its_arguments_make_is_not(int arity, string arguments)
        => Assert.DoesNotContain(
            Run($$"""{ "ACME.DO": { "group": "module", "since": "1.0.0", "arity": {{arity}}, "arguments": [{{arguments}}] } }""").Diagnostics,
            diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

    [Fact]
    public void A_command_that_nothing_can_be_made_of_is_reported_where_its_name_stands()
        => AssertAt(Run("{\n  \"ACME.DO\": { \"group\": \"module\", \"since\": \"1.0.0\", \"arity\": -2 } }"), "GLIDE0002", 1, 2);

    [Fact]
    public void A_container_with_subcommands_is_not()
        => Assert.Empty(Run("""
            { "ACME": { "group": "module", "since": "1.0.0", "arity": -2 },
              "STATS": { "container": "ACME", "group": "module", "since": "1.0.0", "arity": 2, "reply_schema": { "type": "integer" } } }
            """).Diagnostics);

    [Fact]
    public void A_command_without_any_version_is_told_of_both()
        => Assert.Contains("'since' or 'module_since'", Single(Run("""{ "ACME.DO": { "group": "module", "arity": 1 } }"""), "GLIDE0002").GetMessage(null), StringComparison.Ordinal);

    [Fact]
    public void A_file_with_a_schema_and_nothing_else_is_reported()
        => Single(Run("""{ "$schema": "command.schema.json" }"""), "GLIDE0001");

    [Fact]
    public void An_escape_that_is_half_of_a_character_is_reported_where_it_stands()
        => AssertAt(Run("{ \"ACME.DO\": {\n  \"summary\": \"\\ud800\", \"group\": \"g\", \"since\": \"1.0.0\", \"arity\": 1 } }"), "GLIDE0001", 1, 13);

    [Fact]
    public void A_tip_that_the_format_does_not_have_is_reported()
        => Single(Run(Specs.Of("ACME.DO", """ "command_tips": ["REQUST_POLICY:ALL_SHARDS"], """)), "GLIDE0012");

    [Fact]
    public void What_concerns_a_command_is_reported_where_its_name_stands()
        => AssertAt(
            Run("{\n  \"ACME.ONE\": { \"group\": \"g\", \"since\": \"1.0.0\", \"arity\": 1, \"reply_schema\": { \"const\": \"OK\" } },\n"
                + "  \"TWO\": { \"container\": \"ACME\", \"group\": \"g\", \"since\": \"1.0.0\", \"arity\": 2 } }"),
            "GLIDE0009",
            2,
            2);

    [Fact]
    public void Of_two_commands_with_one_name_in_CSharp_the_first_is_generated()
    {
        var run = Run("""
            { "ACME.DO": { "group": "g", "since": "1.0.0", "arity": 1, "reply_schema": { "const": "OK" } },
              "ACME-DO": { "group": "g", "since": "1.0.0", "arity": 2, "arguments": [{ "name": "a", "type": "string" }], "reply_schema": { "const": "OK" } } }
            """);
        Single(run, "GLIDE0010");
        Assert.Empty(run.Problems());
        Assert.Contains("AcmeDoAsync", run.Source("Command.ACME.DO"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "a-b": { "type": "string" }, "a_b": { "type": "integer" }, "a/b": { "type": "number" } }""")]
    [InlineData("""{ "equals": { "type": "string" }, "ToString": { "type": "integer" }, "get-hash-code": { "type": "integer" }, "read": { "type": "integer" } }""")]
    [InlineData("""{ "": { "type": "string" }, "100%": { "type": "integer" }, "größe": { "type": "integer" }, "class": { "type": "integer" }, "x\n\u2028\"y": { "type": "integer" } }""")]
    public void Names_in_replies_never_get_in_the_way_of_what_is_generated(string properties)
        => Assert.Empty(Run($$"""{ "ACME.DO": { "group": "g", "since": "1.0.0", "arity": 1, "reply_schema": { "type": "object", "properties": {{properties}} } } }""").Problems());

    [Fact]
    public void What_ends_a_line_in_prose_ends_no_comment()
        => Assert.Empty(Run(Specs.Of("ACME.DO", """ "summary": "a\u2028b\u0085c\r\nd\u000be */ </summary>", "complexity": "O(1)\n\u2029", """)).Problems());

    [Fact]
    public void A_type_and_null_in_a_list_make_a_reply_that_may_be_null()
        => Assert.Contains(
            "ValueTask<long?> AcmeDoAsync",
            Run("""{ "ACME.DO": { "group": "g", "since": "1.0.0", "arity": 1, "reply_schema": { "type": ["integer", "null"] } } }""").Source("Command.ACME.DO"),
            StringComparison.Ordinal);

    [Fact]
    public void The_second_of_two_files_with_one_command_is_reported()
    {
        var run = GeneratorRun.OfUser([Specs.Command(Specs.Of("ACME.DO"), "a.json", "Acme.A"), Specs.Command(Specs.Of("ACME.DO"), "b.json", "Acme.B")]);
        Assert.Equal("b.json", Single(run, "GLIDE0003").Location.GetLineSpan().Path);
        Assert.Empty(run.Problems());
    }

    [Theory]
    [InlineData("GET", "IValkeyCommands has a method GetAsync")]
    [InlineData("INFO", "IValkeyNodeCommands has a method InfoAsync")]
    [InlineData("SCAN.KEYS", "IGlideClient has a method ScanKeysAsync")]
    [InlineData("ENQUEUE", "CommandBatch has a method Enqueue")]
    public void A_method_that_the_client_s_own_hides_is_reported(string command, string message)
    {
        var run = Run(Specs.Of(command));
        Assert.Contains(message, Single(run, "GLIDE0013").GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.Problems());
    }

    [Fact]
    public void Another_name_brings_a_hidden_method_to_light()
        => Assert.DoesNotContain(
            GeneratorRun.OfUser([Specs.Command(Specs.Of("GET")), Specs.Overlay("names.json", """{ "commands": { "GET": { "name": "Fetch" } } }""")]).Diagnostics,
            diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

    [Theory]
    [InlineData("Acme-Search")]
    [InlineData("Acme..Search")]
    [InlineData("Acme.class")]
    public void A_namespace_that_is_no_name_is_reported_and_the_root_is_taken(string ns)
    {
        var run = GeneratorRun.OfUser([Specs.Command(Specs.Of("ACME.DO"), ns: ns)]);
        Assert.Contains($"'{ns}'", Single(run, "GLIDE0014").GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.Problems());
        Assert.NotNull(run.Output.GetTypeByMetadataName("Acme.ValkeyCommandExtensions"));
    }

    [Fact]
    public void An_overlay_file_of_an_unknown_name_is_reported()
        => Single(GeneratorRun.OfUser([Specs.Command(Specs.Of("ACME.DO")), Specs.Overlay("reply.json", "{}")]), "GLIDE0008");

    [Fact]
    public void A_second_overlay_file_of_one_name_is_reported_and_the_first_is_read()
    {
        const string Types = """{ "types": { "Found": { "summary": "What was found.", "kind": "pair", "members": [{ "name": "Where", "type": "key", "summary": "The list." }, { "name": "What", "type": "value", "summary": "It." }] } } }""";
        var run = GeneratorRun.OfUser(
        [
            Specs.Command(Specs.Of("ACME.DO")), Specs.Overlay("a/types.json", Types), Specs.Overlay("b/types.json", Types),
            Specs.Overlay("a/names.json", """{ "commands": { "ACME.DO": { "name": "Perform" } } }"""), Specs.Overlay("b/names.json", """{ "commands": { "ACME.DO": { "name": "Act" } } }"""),
        ]);
        Assert.Equal(["b/names.json", "b/types.json"], run.Diagnostics.Where(one => one.Id == "GLIDE0008").Select(one => one.Location.GetLineSpan().Path).Order(StringComparer.Ordinal));
        Assert.Contains("PerformAsync", run.Source("Command.ACME.DO"), StringComparison.Ordinal);
        Assert.Empty(run.Problems());
    }

    [Fact]
    public void An_overlay_entry_for_a_command_that_no_spec_describes_is_reported()
        => Single(GeneratorRun.OfUser([Specs.Command(Specs.Of("ACME.DO")), Specs.Overlay("names.json", "{ \"commands\": {\n  \"ACME.TO\": { \"name\": \"To\" } } }")]), "GLIDE0006");

    [Theory]
    [InlineData("""{ "name": "queued", "type": "string" }, { "name": "batch", "type": "string" }, { "name": "client", "type": "string" }, { "name": "nodes", "type": "string" }""")]
    [InlineData("""{ "name": "writer", "type": "string" }, { "name": "class", "type": "string" }, { "name": "cancellation-token", "type": "string" }""")]
    [InlineData("""{ "name": "options", "type": "string" }, { "name": "a", "type": "string", "optional": true }, { "name": "b", "type": "string", "optional": true }, { "name": "c", "type": "string", "optional": true }""")]
    [InlineData("""{ "name": "same", "type": "oneof", "arguments": [{ "name": "a-b", "type": "pure-token", "token": "A-B" }, { "name": "a_b", "type": "pure-token", "token": "A_B" }] }""")]
    [InlineData("""{ "name": "INDENT/NEWLINE & SPACE", "type": "string", "optional": true }""")]
    [InlineData("""{ "name": "equals", "type": "string", "optional": true }, { "name": "to-string", "type": "string", "optional": true, "token": "T" }, { "name": "getHashCode", "type": "integer", "optional": true, "token": "H" }, { "name": "get-type", "type": "pure-token", "optional": true }""")]
    [InlineData("""{ "name": "x", "type": "oneof", "arguments": [{ "name": "equals", "type": "string" }, { "name": "to-string", "type": "integer", "token": "T" }, { "name": "write-to", "type": "pure-token" }] }""")]
    [InlineData("""{ "name": "x", "type": "oneof", "arguments": [{ "name": "a-b", "type": "string", "token": "A" }, { "name": "a_b", "type": "string", "token": "B" }] }""")]
    public void Names_of_arguments_never_get_in_the_way_of_what_is_generated(string arguments)
        => Assert.Empty(Run(Specs.Of("ACME.DO", $"\"arguments\": [{arguments}],")).Problems());

    [Fact]
    public void A_name_in_humps_keeps_its_words()
        => Assert.Contains(
            "ValkeyValue fromTimestamp", Run(Specs.Of("ACME.DO", """ "arguments": [{ "name": "fromTimestamp", "type": "string" }], """)).Source("Command.ACME.DO"), StringComparison.Ordinal);

    private static GeneratorRun Run(string spec) => GeneratorRun.OfUser([Specs.Command(spec)]);

    private static Diagnostic Single(GeneratorRun run, string id) => Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == id);

    private static void AssertAt(GeneratorRun run, string id, int line, int column)
    {
        var span = Single(run, id).Location.GetLineSpan();
        Assert.Equal(("command.json", line, column), (span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character));
    }
}
