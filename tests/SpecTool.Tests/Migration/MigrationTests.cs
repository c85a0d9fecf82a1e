using Glide.SpecTool.Migration;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Tests.Migration;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("ValueTask<ValkeyValue?> IValkeyCommands.GetAsync(ValkeyKey key, CancellationToken cancellationToken = default(CancellationToken))",
        "GetAsync(key)", "ValkeyValue?")]
    [InlineData("ValueTask<long> IValkeyCommands.HSetAsync(ValkeyKey key, params ReadOnlySpan<FieldValue> fields)", "HSetAsync(key, fields…)", "long")]
    [InlineData("ValueTask<bool> IValkeyCommands.HSetExAsync(ValkeyKey key, ReadOnlySpan<FieldValue> fields, HSetExOptions options = default(HSetExOptions))",
        "HSetExAsync(key, [fields], options?)", "bool")]
    [InlineData("ValueTask IValkeySessionCommands.SelectAsync(long index)", "SelectAsync(index)", "")]
    [InlineData("ValueTask<NodeReplies<Dictionary<string, long>>> IValkeyClusterCommands.CountAsync(Dictionary<string, long> numbers)",
        "CountAsync(numbers)", "NodeReplies<Dictionary<string, long>>")]
    public void A_signature_is_written_as_a_call_and_its_result(string line, string call, string result)
    {
        var method = SurfaceMethod.Parse(line)!;

        Assert.Equal(call, $"{method.Name}({method.Parameters})");
        Assert.Equal(result, method.Result);
    }

    [Theory]
    [InlineData("FlushMode.Async = 0")]
    [InlineData("FlushMode? ClientFilter.Mode { get; init; }")]
    [InlineData("TSelf BatchCommands<TSelf>.Get(out Queued<ValkeyValue?> queued, ValkeyKey key)")]
    public void What_is_no_method_of_the_surface_is_passed_over(string line) => Assert.Null(SurfaceMethod.Parse(line));

    [Fact]
    public void The_two_forms_of_a_variadic_method_stand_there_once()
    {
        var surface = Of(
            "ValueTask<long> IValkeyCommands.DelAsync(ReadOnlySpan<ValkeyKey> keys, CancellationToken cancellationToken)",
            "ValueTask<long> IValkeyCommands.DelAsync(params ReadOnlySpan<ValkeyKey> keys)");

        Assert.Contains("| `DEL` | `delete` | `DelAsync(keys…)` → `long` |\n", Table(surface, new() { ["DEL"] = ["delete"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_client_has_no_method_for_goes_by_its_general_one_or_not_at_all()
    {
        var surface = Of("ValueTask<long> IValkeyCommands.DelAsync(params ReadOnlySpan<ValkeyKey> keys)");

        Assert.Contains("| `DEL` | by `Execute` |", Table(surface, []), StringComparison.Ordinal);
        Assert.Contains("| `DEL` | – |", Table(surface, new() { ["DEL"] = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_for_a_command_that_the_surface_lacks_is_refused()
    {
        var surface = Of("ValueTask<long> IValkeyCommands.DelAsync(params ReadOnlySpan<ValkeyKey> keys)");

        var error = Assert.Throws<SpecException>(() => Table(surface, new() { ["DELETE"] = ["delete"] }));
        Assert.Equal("Other: DELETE is no command of the surface.", error.Message);
    }

    [Fact]
    public void A_command_without_a_method_and_a_method_without_a_command_are_refused()
    {
        Assert.StartsWith("DEL has no method", Assert.Throws<SpecException>(() => Of()).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "GetAsync is the method of no command",
            Assert.Throws<SpecException>(() => Of("ValueTask<ValkeyValue?> IValkeyCommands.GetAsync(ValkeyKey key)")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_stands_between_the_marks_is_written_anew()
    {
        var page = $"prose\n{MigrationPage.Begin}\nold\n{MigrationPage.End}more\n";

        Assert.Equal($"prose\n{MigrationPage.Begin}\nnew\n{MigrationPage.End}more\n", MigrationPage.WithTables("page.md", page, "new\n"));
        Assert.Throws<SpecException>(() => MigrationPage.WithTables("page.md", "prose", "new\n"));
    }

    private static Surface Of(params string[] signatures)
    {
        var specs = SpecSet.Of("test", [SpecFile.Read(Path.Combine(RepositoryFiles.ValkeySpecs, "del.json"))]);
        return Surface.Of(specs, RepositoryFiles.Combine("commands-json", "overlay"), signatures);
    }

    private static string Table(Surface surface, Dictionary<string, string[]> names) =>
        MigrationTable.Of(surface, SpecSet.Read(RepositoryFiles.ValkeySpecs), [new MethodNames("Other", "Execute", names)]);
}
