using System.Collections.Generic;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>A class of the surface, with its interface, on which a command's methods stand.</summary>
/// <param name="Name">The class; its interface has an I before it.</param>
/// <param name="IsPerNode">Whether the methods return what each of several nodes replied.</param>
/// <param name="IsRouted">Whether the documentation says where a cluster's client sends the command.</param>
internal sealed record SurfacePlace(string Name, bool IsPerNode, bool IsRouted)
{
    private static readonly SurfacePlace Everywhere = new("ValkeyCommands", IsPerNode: false, IsRouted: true);
    private static readonly SurfacePlace OneNode = new("ValkeyNodeCommands", IsPerNode: false, IsRouted: false);
    private static readonly SurfacePlace Cluster = new("ValkeyClusterCommands", IsPerNode: true, IsRouted: true);
    private static readonly SurfacePlace SeveralNodes = new("ValkeyMultiNodeCommands", IsPerNode: true, IsRouted: false);
    private static readonly SurfacePlace Session = new("ValkeySessionCommands", IsPerNode: false, IsRouted: false);

    /// <summary>The interface.</summary>
    public string Interface => "I" + Name;

    /// <summary>What runs the commands.</summary>
    public string Executor => IsPerNode ? "Nodes" : "Executor";

    /// <summary>Where a command's methods stand.</summary>
    public static IEnumerable<SurfacePlace> Of(CommandModel command)
    {
        if (command.Surface == SurfaceKind.Session)
        {
            return [Session];
        }

        // Where one node's reply means something else than the cluster's, the two are told apart by type.
        return command.Descriptor.ResponsePolicy == "PerNode" ? [OneNode, Cluster, SeveralNodes]

            // By a rule of its own and without a key: no client of a cluster can know which node is meant.
            : command.Descriptor is { RequestPolicy: "Special", KeySpecs.Count: 0 } ? [OneNode, SeveralNodes]
            : [Everywhere, SeveralNodes];
    }
}
