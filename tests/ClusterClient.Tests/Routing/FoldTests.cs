using System.Globalization;
using System.Text.RegularExpressions;
using Glide.Commands;
using Glide.Harness;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>
/// For every request and response policy: what the client makes of the answers of a real cluster equals what the nodes answer when they
/// are asked one by one, past the client; and the nodes that have to be asked are.
/// </summary>
[Collection(nameof(WholeCluster))]
public sealed partial class FoldTests(WholeCluster whole, RoutingReport report)
{
    [Fact]
    public void Every_pair_of_policies_that_commands_have_is_compared()
    {
        var all = CommandSurface.Commands.Select(static name => PolicyOf(CommandRegistry.Find(name)!)).Distinct();
        var compared = FoldCases.All.Select(static one => PolicyOf(DescriptorOf(one))).Distinct();

        Assert.Equal(all.Order(StringComparer.Ordinal), compared.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ValkeyProtocol.Resp2)]
    [InlineData(ValkeyProtocol.Resp3)]
    public async Task The_folded_answer_is_what_the_nodes_answer_one_by_one(ValkeyProtocol protocol)
    {
        await using var client = await whole.ConnectToEmptyAsync(protocol);
        List<string> differences = [];
        foreach (var one in FoldCases.All)
        {
            await using var scene = new FoldScene(whole);
            await CompareAsync(client, scene, one, protocol, differences);
        }

        Assert.True(differences is [], string.Join('\n', differences));
    }

    private async Task CompareAsync(GlideClusterClient client, FoldScene scene, FoldCase one, ValkeyProtocol protocol, List<string> differences)
    {
        var descriptor = DescriptorOf(one);
        if (one.Arrange is { } arrange && !one.Changes)
        {
            await arrange(scene);
        }

        if (!one.TypedOnly)
        {
            await CheckAsync("words", () => AskByWordsAsync(client, descriptor, one));
        }

        if (one.Typed is { } typed)
        {
            await CheckAsync("typed", () => typed(client));
        }

        async Task CheckAsync(string source, Func<Task<object?>> ask)
        {
            await ArrangeAgainAsync();
            var before = await CountCallsAsync(descriptor);
            var answer = AsText(one, descriptor, await ErrorsAsAnswersAsync(ask));
            var after = await CountCallsAsync(descriptor);
            await ArrangeAgainAsync();
            var expected = AsText(one, descriptor, await NodeAnswers.AskAsync(whole, descriptor, one.Words));
            report.Add(new RoutingCheck(descriptor.Name, string.Join(' ', one.Words.Skip(descriptor.Name.Split(' ').Length)), source)
            {
                Policy = PolicyOf(descriptor),
                Protocol = protocol.ToString(),
                ClientAnswer = answer,
                NodesAnswer = expected,
            });
            if (answer != expected)
            {
                differences.Add($"{one} ({source}, {protocol}): the client says {answer}, the nodes {expected}");
            }

            var notAsked = NodesThatMustBeAsked(descriptor).Where(node => after[node] <= before[node]).Select(static node => node.Port).ToArray();
            if (notAsked.Length > 0)
            {
                differences.Add($"{one} ({source}, {protocol}): nobody asked {string.Join(", ", notAsked)}");
            }
        }

        Task ArrangeAgainAsync() => one is { Changes: true, Arrange: { } again } ? again(scene) : Task.CompletedTask;
    }

    private async Task<object?> AskByWordsAsync(GlideClusterClient client, CommandDescriptor descriptor, FoldCase one)
    {
        ValkeyValue[] words = [.. one.Words.Select(static word => (ValkeyValue)word)];
        if (FoldCases.NeedsRoute(descriptor))
        {
            var node = await whole.PrimaryOfAsync(one.Words[1]);
            return Plain.Of(await client.On(ClusterRoute.ByAddress(node.Host, node.Port)).CustomCommandAsync(words));
        }

        if (!IsPerNode(descriptor))
        {
            return Plain.Of(await client.CustomCommandAsync(words));
        }

        var nodes = descriptor.RequestPolicy == RequestPolicy.AllShards ? client.OnAllPrimaries : client.OnAllNodes;
        var replies = await nodes.CustomCommandAsync(words);
        return replies.Select(static reply => (object?)new List<object?> { (long)reply.Node.Port, Plain.Of(reply.Value) }).ToList();
    }

    private static async Task<object?> ErrorsAsAnswersAsync(Func<Task<object?>> ask)
    {
        try
        {
            return await ask() switch
            {
                List<object?> plain => plain,
                var typed => Plain.Of(typed),
            };
        }
        catch (ValkeyServerException error)
        {
            return new PlainError(error.Code);
        }
    }

    private static string AsText(FoldCase one, CommandDescriptor descriptor, object? answer)
    {
        var stable = one.Stable is { } select ? select(answer) : answer;
        return Plain.Text(one.AnyOrder || IsPerNode(descriptor) ? Plain.Sorted(stable) : stable);
    }

    private static bool IsPerNode(CommandDescriptor descriptor) =>
        descriptor.ResponsePolicy == ResponsePolicy.PerNode || descriptor.RequestPolicy == RequestPolicy.ExplicitNode;

    private IEnumerable<ValkeyServer> NodesThatMustBeAsked(CommandDescriptor descriptor) =>
        descriptor.RequestPolicy is RequestPolicy.AllNodes or RequestPolicy.AllShards && !FoldCases.ForgetsCounts(descriptor)
            ? NodeAnswers.NodesOf(whole, descriptor)
            : [];

    /// <summary>How often each node has run a command; a busy node cannot tell.</summary>
    private async Task<Dictionary<ValkeyServer, long>> CountCallsAsync(CommandDescriptor descriptor)
    {
        Dictionary<ValkeyServer, long> calls = [];
        foreach (var node in NodesThatMustBeAsked(descriptor))
        {
            var statistics = await whole.OfAsync(node, "INFO", "commandstats");
            var name = descriptor.Name.Replace(' ', '|').ToUpperInvariant();
            calls[node] = Line().Matches(statistics.Text!)
                .Where(line => line.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Sum(static line => long.Parse(line.Groups["calls"].Value, CultureInfo.InvariantCulture));
        }

        return calls;
    }

    private static CommandDescriptor DescriptorOf(FoldCase one) =>
        (one.Words.Length > 1 ? CommandRegistry.Find($"{one.Words[0]} {one.Words[1]}") : null) ?? CommandRegistry.Find(one.Words[0])!;

    private static string PolicyOf(CommandDescriptor descriptor) => $"{descriptor.RequestPolicy}, {descriptor.ResponsePolicy}";

    [GeneratedRegex(@"^cmdstat_(?<name>[^:]+):calls=(?<calls>\d+),", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
