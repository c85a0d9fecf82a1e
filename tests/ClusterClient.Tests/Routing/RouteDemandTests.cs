using System.Reflection;
using System.Text;
using Glide.Commands;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>Commands that mean one node, and do not say which, fail before anything is sent unless the caller names it.</summary>
[Collection(nameof(WholeCluster))]
public sealed class RouteDemandTests(WholeCluster whole)
{
    private static readonly CommandDescriptor[] Demanding =
    [
        .. CommandSurface.Commands.Select(static name => CommandRegistry.Find(name)!).Where(static descriptor =>
            descriptor.RequestPolicy == RequestPolicy.ExplicitNode || FoldCases.NeedsRoute(descriptor)),
    ];

    [Fact]
    public async Task As_words_every_one_of_them_says_that_a_node_has_to_be_named()
    {
        await using var client = await whole.ConnectAsync();
        var before = await CountCallsAsync();

        foreach (var descriptor in Demanding)
        {
            ValkeyValue[] words = [.. SpecArguments.Of(descriptor.Name).First().Select(static word => (ValkeyValue)word)];
            AssertRefused(descriptor, await Assert.ThrowsAsync<InvalidOperationException>(() => client.CustomCommandAsync(words).AsTask()));
        }

        Assert.Equal(before, await CountCallsAsync());
        Assert.Equal(36, Demanding.Length);
    }

    [Fact]
    public async Task Every_typed_method_of_them_says_that_a_node_has_to_be_named()
    {
        await using var client = await whole.ConnectAsync();
        var before = await CountCallsAsync();
        HashSet<string> checkedCommands = [];

        foreach (var (method, encoded) in TypedCalls.Encoded.Where(static entry => Demanding.Contains(entry.Value[0].Descriptor)))
        {
            if (method.DeclaringType!.IsAssignableFrom(typeof(GlideClusterClient)))
            {
                var call = AnyMethod.Invoke(method, client, ArgumentMaker.MakeAll(method, ArgumentVariant.All.First()))!;
                AssertRefused(encoded[0].Descriptor, await Assert.ThrowsAsync<InvalidOperationException>(() => AsTask(call)));
                checkedCommands.Add(encoded[0].Descriptor.Name);
            }
        }

        Assert.Equal(before, await CountCallsAsync());

        // SCAN is offered for one node alone, and what speaks about a connection on sessions.
        Assert.All(
            Demanding.Where(descriptor => !checkedCommands.Contains(descriptor.Name)),
            static descriptor => Assert.True(FoldCases.NeedsRoute(descriptor) || IsSessionBound(descriptor), descriptor.Name));
    }

    [Fact]
    public async Task With_a_route_they_run_at_the_node_that_it_names()
    {
        await using var client = await whole.ConnectAsync();

        foreach (var node in whole.Cluster.Nodes)
        {
            var id = (await whole.OfAsync(node, "CLUSTER", "MYID")).Text;
            Assert.Equal(id, await client.On(ClusterRoute.ByAddress(node.Host, node.Port)).ClusterMyIdAsync());
        }
    }

    private static void AssertRefused(CommandDescriptor descriptor, InvalidOperationException error)
    {
        Assert.Contains(descriptor.Name, error.Message, StringComparison.Ordinal);
        Assert.Contains(IsSessionBound(descriptor) ? "session" : "On(route)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
    }

    private static bool IsSessionBound(CommandDescriptor descriptor) => (descriptor.Flags & CommandFlags.SessionBound) != 0;

    private static Task AsTask(object call) => call is ValueTask plain
        ? plain.AsTask()
        : (Task)call.GetType().GetMethod(nameof(ValueTask<int>.AsTask), BindingFlags.Public | BindingFlags.Instance)!.Invoke(call, null)!;

    /// <summary>What the nodes say of the calls of these commands.</summary>
    private async Task<string> CountCallsAsync()
    {
        var names = Demanding.Select(static descriptor => $"cmdstat_{descriptor.Name.Replace(' ', '|')}:").ToArray();
        var text = new StringBuilder();
        foreach (var node in whole.Cluster.Nodes)
        {
            var statistics = (await whole.OfAsync(node, "INFO", "commandstats")).Text!;
            foreach (var line in statistics.Split("\r\n").Where(line => names.Any(name => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))))
            {
                text.Append(node.Port).Append(' ').AppendLine(line.Split(',')[0]);
            }
        }

        return text.ToString();
    }
}
