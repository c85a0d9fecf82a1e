using Glide.Generator.Diagnostics;
using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Tests;

/// <summary>What is wrong is told with file, line and column, and what can still be generated is generated.</summary>
public sealed class DiagnosticTests
{
    private const string Good = """{ "GOOD": { "group": "generic", "since": "1.0.0", "arity": 1, "reply_schema": { "const": "OK" } } }""";

    [Fact]
    public void Malformed_JSON_is_reported_where_reading_stopped()
    {
        var run = Run("{\n  \"GOOD\": {\n    \"group\": ,\n  }\n}");
        var diagnostic = Single(run, "GLIDE0001");
        Assert.Equal((2, 13), Position(diagnostic));
    }

    [Fact]
    public void Positions_count_characters_not_bytes()
    {
        var run = Run("{ \"GOOD\": { \"note\": \"ÄÖÜ€\", \"group\": \"g\", \"since\": \"1.0.0\", \"arity\": 0 } }");
        Assert.Equal((0, 69), Position(Single(run, "GLIDE0004")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{ "GOOD": 1 }""")]
    [InlineData("null")]
    public void A_file_that_holds_no_command_is_reported(string text) => Single(Run(text), "GLIDE0001");

    [Theory]
    [InlineData("group")]
    [InlineData("since")]
    [InlineData("arity")]
    public void A_missing_field_is_reported_and_the_command_is_there(string field)
    {
        var run = Run(Good.Replace($"\"{field}\"", "\"other\"", StringComparison.Ordinal));
        var diagnostic = Single(run, "GLIDE0002");
        Assert.Contains($"'{field}'", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal((0, 2), Position(diagnostic));
        Assert.Contains("GoodAsync", run.Source("Command.GOOD"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_of_two_files_with_one_command_is_reported()
    {
        var run = GeneratorRun.Of([new SpecText("a.json", Good, "command"), new SpecText("b.json", Good.Replace("GOOD", "good", StringComparison.Ordinal), "command")]);
        Assert.Equal("b.json", Single(run, "GLIDE0003").Location.GetLineSpan().Path);
        Assert.Contains("GoodAsync", run.Source("Command.GOOD"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""  "command_flags": ["READONLY", "WRITE"]  """)]
    [InlineData("""  "arguments": 7  """)]
    [InlineData("""  "arguments": [{ "name": "a", "type": "block" }]  """)]
    [InlineData("""  "arguments": [{ "name": "a", "type": "oneof", "arguments": [] }]  """)]
    [InlineData("""  "arguments": [{ "name": "a", "type": "string", "arguments": [{ "name": "b", "type": "string" }] }]  """)]
    [InlineData("""  "arguments": [{ "name": "a", "type": "string" }, { "name": "a", "type": "string" }]  """)]
    [InlineData("""  "arguments": [{ "name": "a", "type": "key", "key_spec_index": 3 }]  """)]
    public void A_contradiction_is_reported(string field) => Single(Run(With(field)), "GLIDE0004");

    [Fact]
    public void An_unknown_type_is_reported_and_sent_as_it_is()
    {
        var run = Run(With("\"arguments\": [{ \"name\": \"a\", \"type\": \"number\" }]"));
        Assert.Contains("'number'", Single(run, "GLIDE0005").GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("ValkeyValue a", run.Source("Command.GOOD"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("names.json", """{ "commands": { "BETTER": { "name": "Better", "summary": "Better." } } }""")]
    [InlineData("surface.json", """{ "session": { "BETTER": {} } }""")]
    [InlineData("surface.json", """{ "runtime": ["BETTER"] }""")]
    [InlineData("routing.json", """{ "commands": { "BETTER": { "requestPolicy": "AllNodes" } } }""")]
    [InlineData("routing.json", """{ "commands": { "GOOD": { "keySpecs": [{ "flags": [], "begin_search": { "keyword": { "keyword": "STORE", "startfrom": 1 } }, "find_keys": { "range": { "lastkey": 0, "step": 1, "limit": 0 } } }] } } }""")]
    [InlineData("arguments.json", """{ "commands": { "BETTER": { "arguments": {} } } }""")]
    [InlineData("arguments.json", """{ "commands": { "GOOD": { "arguments": { "count": { "type": "long" } } } } }""")]
    [InlineData("arguments.json", """{ "types": [{ "tokens": "A|B", "name": "Letter" }] }""")]
    [InlineData("replies.json", """{ "commands": { "BETTER": { "reply": "long" } } }""")]
    [InlineData("replies.json", """{ "commands": { "GOOD": { "removes": ["count"] } } }""")]
    public void An_overlay_entry_without_target_is_reported_at_the_entry(string file, string text)
    {
        var diagnostic = Single(Run(Good, (file, text)), "GLIDE0006");
        Assert.Equal(file, diagnostic.Location.GetLineSpan().Path);
        Assert.NotEqual((0, 0), Position(diagnostic));
    }

    [Fact]
    public void An_entry_about_a_newer_server_is_no_error()
        => Assert.DoesNotContain(
            Run(Good, ("names.json", """{ "commands": { "BETTER": { "name": "Better", "summary": "Better.", "since": "9.1.0" } } }""")).Diagnostics,
            diagnostic => diagnostic.Id == "GLIDE0006");

    [Fact]
    public void A_command_without_a_reviewed_name_gets_a_mechanical_one_and_is_told()
    {
        var run = Run(Good.Replace("GOOD", "BF.MADD-ALL", StringComparison.Ordinal));
        Assert.Equal(DiagnosticSeverity.Info, Single(run, "GLIDE0007").Severity);
        Assert.Contains("BfMaddAllAsync", run.Source("Command.BF.MADD-ALL"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("names.json", """{ "commands": { "GOOD": { "name": "Good" } } }""")]
    [InlineData("surface.json", """{ "somewhere": { "GOOD": {} } }""")]
    [InlineData("surface.json", """{ "session": { "GOOD": {} }, "push": { "GOOD": {} } }""")]
    [InlineData("routing.json", """{ "commands": { "GOOD": { "requestPolicy": "SomeNodes" } } }""")]
    [InlineData("routing.json", """{ "commands": { "GOOD": { "requestPolicy": "SlotArgument" } } }""")]
    [InlineData("routing.json", """{ "commands": { "GOOD": { "requestPolicy": "SlotArgument", "slotArgument": "b" } } }""")]
    [InlineData("routing.json", """{ "commands": { "GOOD": { "keySpecs": [{ "flags": [], "begin_search": { "unknown": null }, "find_keys": { "unknown": null } }] } } }""")]
    [InlineData("arguments.json", """{ "types": [{ "name": "Letter" }] }""")]
    [InlineData("arguments.json", """{ "commands": { "GOOD": { "arguments": { "a": { "kind": "long" } } } } }""")]
    public void A_malformed_overlay_entry_is_reported(string file, string text)
        => Assert.Contains(
            Run(With("\"arguments\": [{ \"name\": \"a\", \"type\": \"integer\" }]"), (file, text)).Diagnostics,
            diagnostic => diagnostic.Id == "GLIDE0008" && diagnostic.Location.GetLineSpan().Path == file);

    [Fact]
    public void A_field_that_a_spec_has_twice_is_reported_where_it_stands_again()
    {
        var run = Run("{ \"GOOD\": {\n  \"group\": \"generic\", \"since\": \"1.0.0\",\n  \"arity\": 1, \"group\": \"set\",\n  \"reply_schema\": { \"const\": \"OK\" } } }");

        var diagnostic = Single(run, "GLIDE0004");
        Assert.Equal((2, 14), Position(diagnostic));
        Assert.Contains("'group' is there twice", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("names.json", "{ \"commands\": {\n  \"GOOD\": { \"name\": \"Good\", \"summary\": \"Good.\", \"name\": \"Other\" } } }", 1, 48)]
    [InlineData("names.json", "{ \"commands\": {\n  \"GOOD\": { \"name\": \"Good\", \"summary\": \"Good.\" },\n  \"GOOD\": { \"name\": \"Other\", \"summary\": \"Good.\" } } }", 2, 2)]
    [InlineData("types.json", "{ \"types\": {},\n  \"types\": {} }", 1, 2)]
    public void An_overlay_entry_or_field_that_is_there_twice_is_reported_where_it_stands_again(string file, string text, int line, int column)
    {
        var diagnostic = Single(Run(Good, (file, text)), "GLIDE0008");

        Assert.Equal(file, diagnostic.Location.GetLineSpan().Path);
        Assert.Equal((line, column), Position(diagnostic));
    }

    [Fact]
    public void A_name_that_is_there_twice_is_found_among_many()
    {
        var many = string.Join(", ", Enumerable.Range(0, 40).Select(static number => $"\"note{number}\": 1"));

        Assert.Contains("'note39'", Single(Run(With($"{many}, \"note39\": 2")), "GLIDE0004").GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_that_cannot_be_told_is_reported_and_read_as_a_tree()
    {
        var run = Run(Good.Replace("reply_schema", "other", StringComparison.Ordinal));
        Assert.Equal(DiagnosticSeverity.Info, Single(run, "GLIDE0009").Severity);
        Assert.Contains("ValueTask<ValkeyReply> GoodAsync", run.Source("Command.GOOD"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_commands_of_one_name_are_reported()
    {
        var run = GeneratorRun.Of(
            [new SpecText("a.json", Good, "command"),
             new SpecText("b.json", Good.Replace("GOOD", "BETTER", StringComparison.Ordinal), "command"),
             new SpecText("names.json", """{ "commands": { "GOOD": { "name": "Good", "summary": "Good." }, "BETTER": { "name": "Good", "summary": "Good." } } }""", "overlay")]);
        Single(run, "GLIDE0010");
    }

    [Theory]
    [InlineData("""{ "commands": { "GOOD": [] } }""")]
    [InlineData("""{ "commands": [] }""")]
    [InlineData("""{ "commands": { "GOOD": { "arguments": { "": { "fuse": "a", "name": 7 } }, "options": 3, "order": {} } } }""")]
    [InlineData("""{ "types": { "tokens": 1 }, "names": { "a": 1 } }""")]
    [InlineData("""7""")]
    public void No_overlay_ends_the_generator(string text)
    {
        foreach (string file in new[] { "names.json", "surface.json", "routing.json", "arguments.json", "replies.json", "types.json" })
        {
            Assert.Contains("GoodAsync", Run(Good, (file, text)).Source("Command.GOOD"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_rule_has_a_page()
        => Assert.All(GeneratorRules.All, rule =>
        {
            string page = Repository.Of("docs", "rules", rule.Id + ".md");
            Assert.True(File.Exists(page), page);
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n\nSeverity: {rule.DefaultSeverity}\n", File.ReadAllText(page), StringComparison.Ordinal);
        });

    private static string With(string field) => Good.Replace("\"arity\": 1,", "\"arity\": -1, " + field + ",", StringComparison.Ordinal);

    private static GeneratorRun Run(string spec, params (string Name, string Text)[] overlay)
        => GeneratorRun.Of([new SpecText("good.json", spec, "command"), .. overlay.Select(file => new SpecText(file.Name, file.Text, "overlay"))]);

    private static Diagnostic Single(GeneratorRun run, string id) => Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == id);

    private static (int Line, int Column) Position(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return (start.Line, start.Character);
    }
}
