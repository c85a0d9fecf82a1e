using static Glide.Samples.Printing;

namespace Glide.Samples;

/// <summary>What a cluster adds: keys have places, and some commands go to several nodes.</summary>
internal static partial class ClusterTour
{
    public static void ShowNodes(GlideClusterClient client)
    {
        Heading("Its nodes, found from those that were named");
        foreach (var node in client.GetNodes())
        {
            Show(node.Address.ToString(), node.Role == NodeRole.Primary ? "primary" : "  replica of the one above");
        }
    }

    public static async Task KeysAsync(GlideClusterClient client)
    {
        Heading("Every key has a slot, and every slot a primary");
        foreach (var key in new[] { "greeting", "visits", "user:1", "{user:1}:cart", "{user:1}:orders" })
        {
            await client.SetAsync(key, $"the value of {key}");
            Show($"SET {key}", $"slot {GlideClusterClient.KeySlot(key),5} at {client.GetNode(key)?.Address}");
        }

        Show("GET {user:1}:cart", await client.GetAsync("{user:1}:cart"));
    }

    public static async Task SplitAsync(GlideClusterClient client)
    {
        Heading("Keys of several slots");
        const int count = 1_000;
        var keys = Enumerable.Range(0, count).Select(i => (ValkeyKey)$"item:{i}").ToArray();
        var slots = keys.Select(GlideClusterClient.KeySlot).Distinct().Count();
        var nodes = keys.Select(key => client.GetNode(key)).Distinct().Count();

        await client.MSetAsync([.. keys.Select((key, i) => new KeyValue(key, i))]);
        Show($"MSET of {count:N0} keys", $"one call, split by {slots} slots at {nodes} nodes");

        var values = await client.MGetAsync(keys);
        var inOrder = values.Select((value, i) => value is { } found && (long)found == i).All(isRight => isRight);
        Show("MGET of the same", $"{values.Length:N0} values, {(inOrder ? "in the order of the keys" : "in a wrong order")}");

        try
        {
#pragma warning disable GLIDE1001 // The compiler sees that this cannot work; here it is shown what the client says.
            await client.SUnionAsync("item:1", "item:2");
#pragma warning restore GLIDE1001
        }
        catch (ArgumentException error)
        {
            // No server was asked: half of such a command would be another command.
            Show("SUNION item:1 item:2", "refused before anything is sent:");
            Console.WriteLine($"    {error.Message}");
        }

        await client.SAddAsync("{tags}:1", "fast", "typed");
        await client.SAddAsync("{tags}:2", "typed", "safe");
        Show("SUNION {tags}:1 {tags}:2", string.Join(", ", await client.SUnionAsync("{tags}:1", "{tags}:2")));
    }

    public static async Task FoldAsync(GlideClusterClient client)
    {
        Heading("A command about the whole cluster: one answer, folded from those of the nodes");
        Show("DBSIZE", $"{await client.DbSizeAsync():N0} keys");
        foreach (var reply in await client.OnAllPrimaries.DbSizeAsync())
        {
            Show($"DBSIZE at {reply.Node}", $"{reply.Value:N0} keys");
        }
    }

    public static async Task EachNodeAsync(GlideClusterClient client)
    {
        Heading("Where folding would lie, each node answers for itself");
        foreach (var reply in await client.OnAllNodes.InfoAsync("memory"))
        {
            Show($"INFO memory at {reply.Node}", $"{reply.Role,-7}  {Line(reply.Value, "used_memory_human")}");
        }

        var address = client.GetNode("greeting")!.Address;
        Show($"CLIENT ID at {address}", await client.On(address).ClientIdAsync());
    }

    private static string Line(string info, string name) =>
        info.Split("\r\n").FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.Ordinal)) ?? $"no {name}";
}
