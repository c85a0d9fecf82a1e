using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Tests;

/// <summary>The whole surface: it compiles, it is complete, and its signatures are a promise.</summary>
public sealed class SurfaceTests(ValkeyFixture valkey)
{
    /// <summary>Every command that answers a client is typed, but WAIT and WAITAOF speak about their own connection and so belong to a session.</summary>
    private const int TypedCommands = 328;

    [Fact]
    public void Valkey_9_1_compiles_without_a_word_of_complaint()
    {
        Assert.Equal("", string.Join("\n", valkey.Run.Diagnostics));
        Assert.Equal("", string.Join("\n", valkey.Run.Problems()));
    }

    [Fact]
    public void Valkey_8_0_compiles_without_a_word_of_complaint()
    {
        var run = GeneratorRun.Of(GeneratorRun.ValkeyFiles("tests", "testdata", "specs-8.0"), compilation: Compiled.Client);
        Assert.Equal("", string.Join("\n", run.Diagnostics));
        Assert.Equal("", string.Join("\n", run.Problems()));
    }

    [Fact]
    public void Every_command_of_the_typed_surface_has_its_file()
    {
        var commands = valkey.Run.Result.GeneratedSources.Where(source => source.HintName.StartsWith("Command.", StringComparison.Ordinal)).ToList();
        var session = commands.Where(source => source.SourceText.ToString().Contains("partial class ValkeySessionCommands", StringComparison.Ordinal)).ToList();
        Assert.Equal(TypedCommands, commands.Count - session.Count);
        Assert.Contains(session, source => source.HintName == "Command.WAIT.g.cs");
        Assert.Contains(session, source => source.HintName == "Command.WAITAOF.g.cs");
    }

    [Fact]
    public void The_registry_knows_every_command_of_the_specs()
    {
        string registry = valkey.Run.Source("CommandRegistry");
        int containers = 16;
        int entries = registry.Split("\" => ").Length - 1;
        Assert.Equal(Repository.Json("commands-json", "valkey").Count - containers, entries);
    }

    [Fact]
    public void Nothing_on_the_surface_is_an_object()
        => Assert.DoesNotContain(Signatures.Of(valkey.Run.Output, valkey.Run.Result), line => line.Contains("object", StringComparison.Ordinal));

    [Fact]
    public void Signatures_are_those_that_were_promised()
    {
        string text = string.Join("\n", Signatures.Of(valkey.Run.Output, valkey.Run.Result)) + "\n";
        Snapshot.MatchFile(text, Repository.Of("src", "Client", "Surface.signatures.txt"));
    }

    [Fact]
    public void The_runtime_gets_only_what_it_sends_itself()
    {
        var run = GeneratorRun.OfValkey("Runtime");
        Assert.Contains(run.Result.GeneratedSources, source => source.HintName == "Command.HELLO.g.cs");
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.HintName == "Command.GET.g.cs");
        Assert.All(run.Result.GeneratedSources, source => Assert.DoesNotContain("public partial", source.SourceText.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_that_describes_nothing_gets_nothing() => Assert.Empty(GeneratorRun.OfUser([]).Result.GeneratedSources);
}
