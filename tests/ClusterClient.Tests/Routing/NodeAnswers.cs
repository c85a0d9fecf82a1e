using System.Globalization;
using Glide.Commands;
using Glide.Harness;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>Asks the nodes one by one, past the product, and says what their answers come to: an implementation of its own of each policy.</summary>
internal static class NodeAnswers
{
    public static async Task<object?> AskAsync(WholeCluster whole, CommandDescriptor descriptor, string[] words)
    {
        if (descriptor.ResponsePolicy == ResponsePolicy.PerNode)
        {
            return await EachAsync(whole, NodesOf(whole, descriptor), words);
        }

        switch (descriptor.RequestPolicy)
        {
            case RequestPolicy.AllNodes or RequestPolicy.AllShards:
                return Fold(descriptor.ResponsePolicy, [.. (await whole.OfEachAsync(NodesOf(whole, descriptor), words)).Select(Plain.Of)]);
            case RequestPolicy.MultiShard:
                return Fold(descriptor.ResponsePolicy, await KeyByKeyAsync(whole, descriptor, words));
            case RequestPolicy.ExplicitNode:
                return await EachAsync(whole, whole.Cluster.Nodes, words);
            case RequestPolicy.SlotArgument:
                var slot = int.Parse(words[descriptor.SlotArgument], CultureInfo.InvariantCulture);
                return Plain.Of(await whole.OfAsync(whole.PrimaryOf(slot), words));
            default:
                return Plain.Of(await whole.OfAsync(await whole.PrimaryOfAsync(words[1]), words));
        }
    }

    /// <summary>The nodes to which a policy sends a command.</summary>
    public static IEnumerable<ValkeyServer> NodesOf(WholeCluster whole, CommandDescriptor descriptor) =>
        descriptor.RequestPolicy == RequestPolicy.AllNodes ? whole.Cluster.Nodes : whole.Cluster.Primaries;

    /// <summary>What each node answers, by its port.</summary>
    private static async Task<object?> EachAsync(WholeCluster whole, IEnumerable<ValkeyServer> nodes, string[] words)
    {
        var all = new List<object?>();
        foreach (var node in nodes)
        {
            all.Add(new List<object?> { (long)node.Port, Plain.Of(await whole.OfAsync(node, words)) });
        }

        return all;
    }

    private static async Task<List<object?>> KeyByKeyAsync(WholeCluster whole, CommandDescriptor descriptor, string[] words)
    {
        var step = descriptor.KeySpecs[0].KeyStep;
        var answers = new List<object?>();
        for (var at = 1; at < words.Length; at += step)
        {
            answers.Add(Plain.Of(await whole.OfAsync(await whole.PrimaryOfAsync(words[at]), [words[0], .. words[at..(at + step)]])));
        }

        return answers;
    }

    private static object? Fold(ResponsePolicy policy, List<object?> answers)
    {
        var errors = answers.OfType<PlainError>().ToArray();
        if (policy == ResponsePolicy.OneSucceeded)
        {
            return answers.Find(static answer => answer is not PlainError) ?? errors[0];
        }

        if (errors is [var error, ..])
        {
            return error;
        }

        return policy switch
        {
            ResponsePolicy.Default when answers[0] is not List<object?> => answers[0],
            ResponsePolicy.Default => Items(answers).ToList(),
            ResponsePolicy.AllSucceeded => answers[0],
            ResponsePolicy.Sum => answers.Sum(static answer => (long)answer!),
            ResponsePolicy.Min => Columns(answers, Enumerable.Min),
            ResponsePolicy.LogicalAnd => Columns(answers, Enumerable.Min),
            ResponsePolicy.FirstNonNull => answers.Find(static answer => answer is not null),
            ResponsePolicy.Union => Items(answers).Distinct().ToList(),
            ResponsePolicy.SumByName => SumByName(answers),
            _ => throw new InvalidOperationException($"No rule for {policy}."),
        };
    }

    private static IEnumerable<object?> Items(List<object?> answers) => answers.SelectMany(static answer => (List<object?>)answer!);

    private static object? Columns(List<object?> answers, Func<IEnumerable<long>, long> fold) => answers[0] is List<object?> first
        ? Enumerable.Range(0, first.Count).Select(i => (object?)fold(answers.Select(answer => (long)((List<object?>)answer!)[i]!))).ToList()
        : fold(answers.Select(static answer => (long)answer!));

    /// <summary>Every node tells the names in the order in which they were asked for.</summary>
    private static List<object?> SumByName(List<object?> answers)
    {
        var first = (List<object?>)answers[0]!;
        return [.. Enumerable.Range(0, first.Count).Select(i => i % 2 == 0 ? first[i] : answers.Sum(answer => (long)((List<object?>)answer!)[i]!))];
    }
}
