using System.Globalization;

namespace Glide.Cluster.Tests;

/// <summary>Nodes and maps to test with. A node is named by a number: that is its port, and its id has it too.</summary>
internal static class Some
{
    public static NodeAddress Address(int number) => new("10.0.0.1", number);

    public static NodeInfo Primary(int number) => Node(number, NodeRole.Primary);

    public static NodeInfo Replica(int number) => Node(number, NodeRole.Replica);

    public static NodeInfo Node(int number, NodeRole role) =>
        new(Address(number), role) { Id = "node-" + number.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Shards of a primary and two replicas, numbered from 1, 11, 21 …, with equal parts of the slots.</summary>
    public static SlotMap Map(int shards, int replicas = 2)
    {
        var builder = new SlotMapBuilder();
        var size = 16384 / shards;
        for (var i = 0; i < shards; i++)
        {
            var number = (i * 10) + 1;
            NodeInfo[] nodes = [Primary(number), .. Enumerable.Range(number + 1, replicas).Select(Replica)];
            builder.Assign(builder.AddShard(nodes), i * size, i == shards - 1 ? 16383 : ((i + 1) * size) - 1);
        }

        return builder.Build();
    }

    /// <summary>The port of the primary that holds a slot; 0 if nobody does.</summary>
    public static int OwnerOf(this SlotMap map, int slot) => map.ShardOf(slot)?.Primary?.Address.Port ?? 0;

    public static int[] OwnersOf(this SlotMap map, params int[] slots) => [.. slots.Select(map.OwnerOf)];
}
