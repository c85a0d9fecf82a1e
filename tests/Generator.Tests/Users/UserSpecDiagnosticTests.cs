using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Tests.Users;

/// <summary>What is wrong with a user's specs is told in the user's file, with line and column, and what can be generated is.</summary>
public sealed class UserSpecDiagnosticTests
{
    [Fact]
    public void Malformed_JSON_is_reported_where_reading_stopped()
        => AssertAt(Run("{\n  \"ACME.DO\": {\n    \"group\": ,\n  }\n}"), "GLIDE0001", 2, 13);

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

    [Fact]
    public void A_command_without_a_name_is_reported()
    {
        var run = Run(Specs.Of(""));
        Single(run, "GLIDE0004");
        Assert.Empty(run.Problems());
    }

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
    public void An_overlay_entry_for_a_command_that_no_spec_describes_is_reported()
        => Single(GeneratorRun.OfUser([Specs.Command(Specs.Of("ACME.DO")), Specs.Overlay("names.json", "{ \"commands\": {\n  \"ACME.TO\": { \"name\": \"To\" } } }")]), "GLIDE0006");

    [Theory]
    [InlineData("""{ "name": "queued", "type": "string" }, { "name": "batch", "type": "string" }, { "name": "client", "type": "string" }, { "name": "nodes", "type": "string" }""")]
    [InlineData("""{ "name": "writer", "type": "string" }, { "name": "class", "type": "string" }, { "name": "cancellation-token", "type": "string" }""")]
    [InlineData("""{ "name": "options", "type": "string" }, { "name": "a", "type": "string", "optional": true }, { "name": "b", "type": "string", "optional": true }, { "name": "c", "type": "string", "optional": true }""")]
    [InlineData("""{ "name": "same", "type": "oneof", "arguments": [{ "name": "a-b", "type": "pure-token", "token": "A-B" }, { "name": "a_b", "type": "pure-token", "token": "A_B" }] }""")]
    [InlineData("""{ "name": "INDENT/NEWLINE & SPACE", "type": "string", "optional": true }""")]
    public void Names_of_arguments_never_get_in_the_way_of_what_is_generated(string arguments)
        => Assert.Empty(Run(Specs.Of("ACME.DO", $"\"arguments\": [{arguments}],")).Problems());

    private static GeneratorRun Run(string spec) => GeneratorRun.OfUser([Specs.Command(spec)]);

    private static Diagnostic Single(GeneratorRun run, string id) => Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == id);

    private static void AssertAt(GeneratorRun run, string id, int line, int column)
    {
        var span = Single(run, id).Location.GetLineSpan();
        Assert.Equal(("command.json", line, column), (span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character));
    }
}
