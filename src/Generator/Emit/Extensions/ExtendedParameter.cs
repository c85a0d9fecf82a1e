using System.Linq;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit.Extensions;

/// <summary>The first parameter of an extension method, which stands for what it extends.</summary>
/// <param name="Type">What is extended.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="Summary">A sentence for the XML docs.</param>
internal sealed record ExtendedParameter(string Type, string Name, string Summary)
{
    /// <summary>How it is declared.</summary>
    public string Declaration => $"this {Type} {Name}";

    /// <summary>What a method on a surface extends.</summary>
    public static ExtendedParameter Of(SurfacePlace place, MethodModel method)
        => new(place.Interface, Free(place.IsPerNode ? "nodes" : "client", method), place.IsPerNode ? "Which nodes run it." : "What runs it: a client, a view of it, or a session.");

    /// <summary>What a method that queues extends.</summary>
    public static ExtendedParameter Of(string batch, MethodModel method) => new(batch, Free("batch", method), "The batch.");

    // An argument of the command may have the name.
    private static string Free(string name, MethodModel method)
        => method.Parameters.Any(parameter => parameter.Name == name) ? "this" + char.ToUpperInvariant(name[0]) + name.Substring(1) : name;
}
