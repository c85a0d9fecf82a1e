using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Tests;

/// <summary>How the replies of several nodes become one, by policy and by the reply's type.</summary>
public sealed class FoldTests
{
    private const string Number = """{ "type": "integer" }""";
    private const string Text = """{ "type": "string" }""";
    private const string Done = """{ "const": "OK" }""";

    [Theory]
    [InlineData("AllShards", "Sum", "long", "Sum")]
    [InlineData("AllShards", "Sum", "double", "Sum")]
    [InlineData("AllShards", "Sum", "long[]", "Sum")]
    [InlineData("AllNodes", "Min", "long", "Min")]
    [InlineData("AllNodes", "Max", "unix-seconds", "Max")]
    [InlineData("AllNodes", "Max", "seconds[]", "Max")]
    [InlineData("AllShards", "LogicalAnd", "bool", "And")]
    [InlineData("AllShards", "LogicalAnd", "bool[]", "And")]
    [InlineData("AllShards", "LogicalOr", "bool[]", "Or")]
    [InlineData("AllShards", "AllSucceeded", "void", "First")]
    [InlineData("AllShards", "AllSucceeded", "text", "First")]
    [InlineData("AllShards", "OneSucceeded", "void", "First")]
    [InlineData("AllShards", "FirstNonNull", "value?", "FirstNonNull")]
    [InlineData("AllShards", "FirstNonNull", "text?", "FirstNonNull")]
    [InlineData("AllNodes", "Union", "value[]", "Union")]
    [InlineData("AllNodes", "SumByName", "map<text,long>", "SumByName")]
    [InlineData("AllNodes", "SumByName", "pairs<NameCount>", "SumByName")]
    [InlineData("AllNodes", "Default", "text[]", "Concatenate")]
    [InlineData("AllNodes", "Default", "map<text,text>", "Concatenate")]
    [InlineData("AllNodes", "Default", "void", "First")]
    [InlineData("AllShards", "Min", "Counts", "Combine")]
    [InlineData("AllShards", "Sum", "Counts", "Combine")]
    [InlineData("MultiShard", "Default", "value?[]", "Splice")]
    [InlineData("MultiShard", "Sum", "long", "Sum")]
    [InlineData("MultiShard", "AllSucceeded", "void", "First")]
    public void A_policy_that_fits_the_reply_folds_it(string request, string response, string reply, string rule)
    {
        var run = Run(request, response, reply);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "GLIDE0011");
        Assert.Contains($"=> ReplyFold.{rule}(parts", run.Source("Command.GOOD"), StringComparison.Ordinal);

        // The surface's own classes are not there to compile with, so that only their Executor is missing.
        var errors = run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            && diagnostic.Location.SourceTree?.FilePath.Contains("Command.GOOD", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(errors, error => error.Id != "CS0103");
    }

    [Theory]
    [InlineData("AllShards", "Sum", "text")]
    [InlineData("AllShards", "Sum", "long?")]
    [InlineData("AllShards", "Sum", "seconds")]
    [InlineData("AllShards", "Min", "text[]")]
    [InlineData("AllShards", "LogicalAnd", "long")]
    [InlineData("AllShards", "LogicalOr", "bool?")]
    [InlineData("AllShards", "FirstNonNull", "value")]
    [InlineData("AllShards", "Union", "value")]
    [InlineData("AllShards", "Union", "value[]?")]
    [InlineData("AllShards", "SumByName", "map<text,text>")]
    [InlineData("AllShards", "SumByName", "long[]")]
    [InlineData("AllShards", "Default", "long")]
    [InlineData("MultiShard", "Default", "long")]
    [InlineData("MultiShard", "Default", "map<text,text>")]
    public void A_policy_that_does_not_fit_is_reported_at_its_entry(string request, string response, string reply)
    {
        var run = Run(request, response, reply);
        var diagnostic = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == "GLIDE0011");
        Assert.Equal("routing.json", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal((1, 2), (diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Contains(response, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.DoesNotContain("ReplyFold", run.Source("Command.GOOD"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tip_that_does_not_fit_is_reported_at_the_spec()
    {
        var run = GeneratorRun.Of([new SpecText("good.json", Spec(Text, """["REQUEST_POLICY:ALL_SHARDS", "RESPONSE_POLICY:AGG_SUM"]"""), "command")]);
        var diagnostic = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == "GLIDE0011");
        Assert.Equal("good.json", diagnostic.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("Default", "Default")]
    [InlineData("SlotArgument", "Default")]
    [InlineData("ExplicitNode", "Default")]
    [InlineData("Special", "Default")]
    [InlineData("AllNodes", "PerNode")]
    public void What_stays_at_one_node_or_apart_does_not_fold(string request, string response)
    {
        var run = Run(request, response, "long");
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "GLIDE0011");
        Assert.DoesNotContain("ReplyFold", run.Source("Command.GOOD"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tips_of_a_spec_fold_as_well()
    {
        var run = GeneratorRun.Of([new SpecText("good.json", Spec(Number, """["REQUEST_POLICY:ALL_SHARDS", "RESPONSE_POLICY:AGG_SUM"]"""), "command")]);
        Assert.Contains("public static long Fold(scoped ReplyParts<long> parts)", run.Source("Command.GOOD"), StringComparison.Ordinal);
    }

    private static string Spec(string reply, string tips)
        => $$"""{ "GOOD": { "group": "generic", "since": "1.0.0", "arity": -1, "command_tips": {{tips}}, "arguments": [{ "name": "slot", "type": "integer" }], "reply_schema": {{reply}} } }""";

    private static GeneratorRun Run(string request, string response, string reply)
    {
        string slot = request == "SlotArgument" ? ", \"slotArgument\": \"slot\"" : "";
        return GeneratorRun.Of(
            [new SpecText("good.json", Spec(Done, "[]"), "command"),
             new SpecText("routing.json", $"{{ \"commands\": {{\n  \"GOOD\": {{ \"requestPolicy\": \"{request}\", \"responsePolicy\": \"{response}\"{slot} }} }} }}", "overlay"),
             new SpecText("types.json", """
                { "types": {
                  "NameCount": { "kind": "pair", "summary": "A name.", "members": [
                    { "name": "Name", "type": "value", "summary": "It." }, { "name": "Count", "type": "long", "summary": "It." }] },
                  "Counts": { "kind": "tuple", "summary": "Two.", "members": [
                    { "name": "One", "type": "long", "summary": "It." }, { "name": "Other", "type": "double", "summary": "It." }] } } }
                """, "overlay"),
             new SpecText("replies.json", $"{{ \"commands\": {{ \"GOOD\": {{ \"reply\": \"{reply}\" }} }} }}", "overlay")]);
    }
}
