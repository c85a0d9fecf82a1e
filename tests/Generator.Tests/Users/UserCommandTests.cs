using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Tests.Users;

/// <summary>What a project gets for commands of its own.</summary>
public sealed class UserCommandTests
{
    [Fact]
    public void A_command_of_each_shape_is_emitted_as_accepted_and_compiles()
    {
        var run = GeneratorRun.OfUser(
            [Specs.Command(Specs.OfModule, "find.json"), Specs.Command(Specs.WithTypes, "put.json"), Specs.Command(Specs.Split, "getall.json"), Specs.Command(Specs.PerNode, "stats.json")]);
        Assert.Empty(run.Problems());
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        foreach (var source in run.Result.GeneratedSources)
        {
            string hint = source.HintName[..^".g.cs".Length];
            Snapshot.Match(run.Source(hint), hint);
        }

        Assert.Equal(run.Result.GeneratedSources.Length, Directory.GetFiles(Repository.Of("tests", "Generator.Tests", "Users", "_snapshots")).Length);
    }

    [Fact]
    public void Every_command_of_Valkey_compiles_as_one_of_a_user_against_what_is_public()
    {
        var run = GeneratorRun.OfUser([.. GeneratorRun.ValkeyFiles().Where(file => file.Kind == "command")]);
        Assert.True(run.Result.GeneratedSources.Length > 400, $"Only {run.Result.GeneratedSources.Length} files came out.");
        Assert.Empty(run.Problems());
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "GLIDE0007");
    }

    [Fact]
    public void An_argument_of_which_the_spec_says_nothing_is_told_by_the_words_of_its_name()
    {
        const string Spec = """
            { "ACME.DIGEST": { "summary": "Any.", "group": "module", "arity": 2, "arguments": [{ "name": "sha256-digest", "type": "string" }] } }
            """;
        Assert.Contains(
            "<param name=\"sha256Digest\">The sha256 digest.</param>",
            GeneratorRun.OfUser([Specs.Command(Spec, "digest.json")]).Source("Command.ACME.DIGEST"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_project_calls_its_own_types_does_not_matter()
    {
        string[] used = ["System", "System.Collections.Generic", "System.Text", "System.Threading", "System.Threading.Tasks", "Glide", "Glide.Commands", "Glide.Protocol"];
        var run = GeneratorRun.OfUser([.. GeneratorRun.ValkeyFiles().Where(file => file.Kind == "command")], "Acme.Commands");
        var types = used.SelectMany(name => Namespace(run.Compilation.GlobalNamespace, name).GetTypeMembers())
            .Where(type => type.DeclaredAccessibility == Accessibility.Public)
            .Select(type => $"public sealed class {type.Name}{(type.Arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(1, type.Arity).Select(number => "T" + number))}>")};")
            .Distinct()
            .ToList();
        Assert.True(types.Count > 500, $"Only {types.Count} names were taken.");

        // In the namespace around the commands, in one that is used everywhere, and as namespaces.
        string all = string.Join("\n", types);
        run.AddSource($"global using Elsewhere;\nnamespace Acme {{ {all} }}\nnamespace Elsewhere {{ {all} }}\nnamespace Acme.System {{ class Any; }}\nnamespace Acme.Glide {{ class Any; }}");

        Assert.Empty(run.Problems());

        static INamespaceSymbol Namespace(INamespaceSymbol root, string name)
            => name.Split('.').Aggregate(root, (outer, part) => outer.GetNamespaceMembers().Single(one => one.Name == part));
    }

    [Theory]
    [InlineData(null, Accessibility.Public)]
    [InlineData("public", Accessibility.Public)]
    [InlineData("internal", Accessibility.Internal)]
    public void A_project_decides_who_sees_its_commands(string? access, Accessibility expected)
    {
        const string Types = """{ "types": { "Stats": { "kind": "pair", "summary": "Two figures.", "members": [{ "name": "Reads", "type": "value", "summary": "Reads." }, { "name": "Writes", "type": "value", "summary": "Writes." }] } } }""";
        var run = GeneratorRun.OfUser([Specs.Command(Specs.OfModule, "find.json"), Specs.Command(Specs.WithTypes, "put.json"), Specs.Overlay("types.json", Types)], access: access);
        Assert.Empty(run.Problems());
        string[] names = ["ValkeyCommandExtensions", "AcmePutCondition", "AcmePutExpiry", "AcmePutDocument", "AcmePutReply", "Stats"];
        Assert.All(names, name => Assert.Equal(expected, run.Output.GetTypeByMetadataName("Acme.Search." + name)!.DeclaredAccessibility));
    }

    [Fact]
    public void Every_command_of_Valkey_hides_behind_the_clients_own_method()
    {
        var run = GeneratorRun.OfUser([.. GeneratorRun.ValkeyFiles().Where(file => file.Kind == "command" && Path.GetFileName(file.Path) is "get.json" or "wait.json" or "info.json")]);
        Assert.Equal(3, run.Diagnostics.Count(diagnostic => diagnostic.Id == "GLIDE0013"));
    }

    [Fact]
    public void Each_namespace_has_its_own_types_and_its_own_class()
    {
        const string Names = """{ "commands": { "A.GET": { "name": "Get1" }, "B.GET": { "name": "Get1" } } }""";
        string spec = Specs.WithTypes;
        var run = GeneratorRun.OfUser(
            [Specs.Command(spec.Replace("ACME.PUT", "A.GET", StringComparison.Ordinal), "a.json", "Acme.A"),
             Specs.Command(spec.Replace("ACME.PUT", "B.GET", StringComparison.Ordinal), "b.json", "Acme.B"),
             Specs.Overlay("names.json", Names)]);
        Assert.Empty(run.Problems());
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Acme.A.Get1Reply"));
        Assert.NotNull(run.Output.GetTypeByMetadataName("Acme.B.ValkeyCommandExtensions"));
    }

    [Theory]
    [InlineData(null, "Acme", "Acme.ValkeyCommandExtensions")]
    [InlineData("", "Acme", "Acme.ValkeyCommandExtensions")]
    [InlineData("Other", "Acme", "Other.ValkeyCommandExtensions")]
    [InlineData(null, "", "ValkeyCommandExtensions")]
    [InlineData(null, null, "ValkeyCommandExtensions")]
    public void Without_a_namespace_the_project_s_own_is_taken(string? ns, string? root, string expected)
    {
        var run = GeneratorRun.OfUser([Specs.Command(Specs.WithTypes, ns: ns)], root);
        Assert.Empty(run.Problems());
        Assert.NotNull(run.Output.GetTypeByMetadataName(expected));
    }

    [Fact]
    public void The_overlay_names_sends_and_reads_as_it_does_for_Valkey_s_own()
    {
        var run = GeneratorRun.OfUser(
            [Specs.Command(Specs.OfModule),
             Specs.Overlay("names.json", """{ "commands": { "ACME.FIND": { "name": "Find", "summary": "Looks." } } }"""),
             Specs.Overlay("replies.json", """{ "commands": { "ACME.FIND": { "reply": "Found[]" } } }"""),
             Specs.Overlay("types.json", """{ "types": { "Found": { "kind": "pair", "summary": "A document.", "members": [ { "name": "Id", "type": "key", "summary": "Its id." }, { "name": "Score", "type": "double", "summary": "How well it fits." } ] } } }"""),
             Specs.Overlay("routing.json", """{ "commands": { "ACME.FIND": { "requestPolicy": "AllShards" } } }""")]);
        Assert.Empty(run.Problems());
        Assert.Empty(run.Diagnostics);
        string source = run.Source("Command.ACME.FIND");
        Assert.Contains("ValueTask<Found[]> FindAsync(this IValkeyCommands client", source, StringComparison.Ordinal);
        Assert.Contains("ReplyFold.Concatenate(parts)", source, StringComparison.Ordinal);
        Assert.Contains("<summary>Looks.</summary>", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_specs_of_an_overlay_stand_in_place_of_what_cannot_be_told_from_the_arguments()
    {
        string spec = Specs.Of(
            "ACME.COPY", """ "arguments": [{ "name": "from", "type": "string" }, { "name": "fast", "type": "pure-token", "token": "FAST", "optional": true }, { "name": "to", "type": "key", "token": "INTO", "optional": true }], """);
        string keys = """[{ "flags": ["RW"], "begin_search": { "keyword": { "keyword": "into", "startfrom": 2 } }, "find_keys": { "range": { "lastkey": 0, "step": 1, "limit": 0 } } }]""";

        string alone = GeneratorRun.OfUser([Specs.Command(spec)]).Source("Command.ACME.COPY");
        var run = GeneratorRun.OfUser([Specs.Command(spec), Specs.Overlay("routing.json", $$"""{ "commands": { "ACME.COPY": { "keySpecs": {{keys}} } } }""")]);

        Assert.Empty(run.Problems());
        Assert.Empty(run.Diagnostics);
        Assert.Contains("IsComplete: false", alone, StringComparison.Ordinal);
        Assert.Contains("new(BeginIndex: 0, BeginKeyword: \"into\", KeywordStartFrom: 2, LastKey: 0,", run.Source("Command.ACME.COPY"), StringComparison.Ordinal);
        Assert.DoesNotContain("IsComplete: false", run.Source("Command.ACME.COPY"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FT.SEARCH", "FtSearchAsync")]
    [InlineData("JSON.ARRAPPEND", "JsonArrappendAsync")]
    [InlineData("FT._LIST", "FtListAsync")]
    [InlineData("BF.ADD", "BfAddAsync")]
    [InlineData("my-own", "MyOwnAsync")]
    [InlineData("7UP", "X7upAsync")]
    public void A_name_is_made_of_the_command_s(string command, string method)
    {
        var run = GeneratorRun.OfUser([Specs.Command(Specs.Of(command))]);
        Assert.Empty(run.Problems());
        Assert.Contains(" " + method + "(", run.Result.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "key", "type": "key" }""", "BeginIndex: 1,", "LastKey: 0,", "IsComplete: true")]
    [InlineData("""{ "name": "mode", "type": "string", "token": "WITH MODE" }, { "name": "key", "type": "key" }""", "BeginIndex: 4,", "LastKey: 0,", "IsComplete: true")]
    [InlineData("""{ "name": "key", "type": "key", "multiple": true }""", "BeginIndex: 1,", "LastKey: -1,", "KeyStep: 1,", "IsComplete: true")]
    [InlineData("""{ "name": "key", "type": "key", "multiple": true }, { "name": "path", "type": "string" }""", "LastKey: -2,", "KeyStep: 1,", "IsComplete: true")]
    [InlineData("""{ "name": "d", "type": "block", "multiple": true, "arguments": [{ "name": "key", "type": "key" }, { "name": "value", "type": "string" }] }""", "LastKey: -2,", "KeyStep: 2,", "IsComplete: true")]
    [InlineData("""{ "name": "numkeys", "type": "integer" }, { "name": "key", "type": "key", "multiple": true }""", "BeginIndex: 1,", "KeyCountIndex: 0, FirstKey: 1,", "IsComplete: true")]
    [InlineData("""{ "name": "fast", "type": "pure-token", "optional": true }, { "name": "key", "type": "key" }""", "IsComplete: false")]
    public void Where_keys_stand_is_told_by_the_arguments_if_nothing_else_says_it(string arguments, params string[] expected)
    {
        var run = GeneratorRun.OfUser([Specs.Command(Specs.Of("ACME.DO", $"\"arguments\": [{arguments}],"))]);
        Assert.Empty(run.Problems());
        string spec = run.Source("Command.ACME.DO").Split('\n').Single(line => line.Contains("BeginIndex", StringComparison.Ordinal));
        Assert.All(expected, part => Assert.Contains(part, spec, StringComparison.Ordinal));
    }
}
