using System.Linq;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>Says in a sentence where a cluster's client sends a command, and what becomes of several replies.</summary>
internal static class RouteText
{
    /// <summary>The sentence, as XML.</summary>
    public static string Of(DescriptorModel descriptor) => $"In a cluster: {Where(descriptor)}{Fold(descriptor)}.";

    private static string Where(DescriptorModel descriptor) => descriptor.RequestPolicy switch
    {
        "AllNodes" => "to every node",
        "AllShards" => "to every primary",
        "MultiShard" => "split by the slots of its keys",
        "SlotArgument" => "to the owner of the slot",
        "ExplicitNode" => "only to a node that a route names",
        _ when descriptor.KeySpecs.Any(key => key.IsKey) => HasSeveralKeys(descriptor)
            ? "to the owner of its keys, which must be in one slot"
            : "to the owner of its key",
        _ when !descriptor.KeySpecs.IsEmpty => "to the owner of the slot that its argument hashes to",
        _ => descriptor.Flags.Contains("Write") ? "to a primary" : "to any node",
    };

    private static string Fold(DescriptorModel descriptor) => (descriptor.RequestPolicy, descriptor.ResponsePolicy) switch
    {
        (not ("AllNodes" or "AllShards" or "MultiShard"), _) => "",
        (_, "AllSucceeded") => ", and succeeds when all have",
        (_, "OneSucceeded") => ", and succeeds when one has",
        (_, "Sum") => ", and the replies are added up",
        (_, "Min") => ", and the smallest reply counts",
        (_, "Max") => ", and the largest reply counts",
        (_, "LogicalAnd") => ", and what all of them say is true",
        (_, "LogicalOr") => ", and what one of them says is true",
        (_, "FirstNonNull") => ", and the first reply that is not null counts",
        (_, "Union") => ", and each element is returned once",
        (_, "SumByName") => ", and the replies are added up by name",
        (_, "PerNode") => ", and each reply is returned with its node",
        ("MultiShard", _) => ", and the reply is in their order",
        _ => ", and the replies are put together",
    };

    private static bool HasSeveralKeys(DescriptorModel descriptor)
        => descriptor.KeySpecs.Count(key => key.IsKey && key.IsComplete) > 1
            || descriptor.KeySpecs.Any(key => key.IsKey && (key.LastKey != 0 || key.KeyCountIndex >= 0));
}
