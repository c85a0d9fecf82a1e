using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Analyzers;

/// <summary>The client's types as a compilation sees them, and what the attributes on its methods tell.</summary>
internal sealed class GlideTypes
{
    private readonly ConcurrentDictionary<IMethodSymbol, CommandFacts?> _facts = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol _attribute;
    private readonly INamedTypeSymbol? _clusterCommands;
    private readonly INamedTypeSymbol? _multiNodeCommands;
    private readonly long _write;
    private readonly long _multiShard;

    private GlideTypes(Compilation compilation, INamedTypeSymbol attribute, INamedTypeSymbol key)
    {
        _attribute = attribute;
        Key = key;
        Compilation = compilation;
        _clusterCommands = compilation.GetTypeByMetadataName("Glide.IValkeyClusterCommands");
        _multiNodeCommands = compilation.GetTypeByMetadataName("Glide.IValkeyMultiNodeCommands");
        Argument = compilation.GetTypeByMetadataName("Glide.Commands.ICommandArgument");
        Route = compilation.GetTypeByMetadataName("Glide.ClusterRoute");
        Batch = compilation.GetTypeByMetadataName("Glide.Commands.CommandBatch");
        ClusterBatch = compilation.GetTypeByMetadataName("Glide.ClusterBatch");
        AtomicClusterBatch = compilation.GetTypeByMetadataName("Glide.AtomicClusterBatch");
        ReplicaRole = Member(compilation.GetTypeByMetadataName("Glide.NodeRole"), "Replica");
        _write = Member(compilation.GetTypeByMetadataName("Glide.Commands.CommandFlags"), "Write");
        _multiShard = Member(compilation.GetTypeByMetadataName("Glide.Commands.RequestPolicy"), "MultiShard");
    }

    public Compilation Compilation { get; }

    /// <summary>The type of every key.</summary>
    public INamedTypeSymbol Key { get; }

    /// <summary>What writes itself as an argument of a command, a user's too.</summary>
    public INamedTypeSymbol? Argument { get; }

    /// <summary>What makes routes.</summary>
    public INamedTypeSymbol? Route { get; }

    /// <summary>The base of all batches.</summary>
    public INamedTypeSymbol? Batch { get; }

    /// <summary>The batch whose commands go each to its own shard.</summary>
    public INamedTypeSymbol? ClusterBatch { get; }

    /// <summary>The batch whose commands run as one on a single shard.</summary>
    public INamedTypeSymbol? AtomicClusterBatch { get; }

    /// <summary>The value of the role of replicas.</summary>
    public long ReplicaRole { get; }

    /// <summary>Null if the compilation does not use the client at all.</summary>
    public static GlideTypes? Of(Compilation compilation)
        => compilation.GetTypeByMetadataName("Glide.Commands.ValkeyCommandAttribute") is { } attribute
            && compilation.GetTypeByMetadataName("Glide.ValkeyKey") is { } key
            ? new GlideTypes(compilation, attribute, key)
            : null;

    /// <summary>The facts of the command that a method sends or queues; null for any other method.</summary>
    public CommandFacts? FactsOf(IMethodSymbol method) => _facts.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, Read);

    /// <summary>Whether commands called on the type go where their keys are in a cluster.</summary>
    public bool IsRoutedByKeys(ITypeSymbol? type) => Is(type, _clusterCommands) || Is(type, ClusterBatch);

    /// <summary>Whether commands called on the type go to several nodes as they are.</summary>
    public bool IsForSeveralNodes(ITypeSymbol? type) => Is(type, _multiNodeCommands);

    /// <summary>Whether the type is a class or interface of the client's, or derived from one.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted)
    {
        if (type is null || wanted is null)
        {
            return false;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Same(current, wanted))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(one => Same(one, wanted));
    }

    /// <summary>Whether a type is the client's own.</summary>
    public static bool IsOfClient(ITypeSymbol type) => type.ContainingNamespace is { Name: "Glide", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether a method sends something and can be awaited. To dispose of a client is none of these: who must not await it has no other way.</summary>
    public bool IsClientCall(IMethodSymbol method)
        => method.ReturnType.Name is "Task" or "ValueTask" && method.Name != "DisposeAsync" && (FactsOf(method) is not null || IsOfClient(method.ContainingType));

    public static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    private CommandFacts? Read(IMethodSymbol method)
    {
        var data = method.GetAttributes().FirstOrDefault(attribute => Same(attribute.AttributeClass, _attribute));
        if (data is null || data.ConstructorArguments.Length != 1 || data.ConstructorArguments[0].Value is not string name)
        {
            return null;
        }

        return new CommandFacts(
            name,
            Version.TryParse(Named(data, "Since") as string ?? "", out var since) ? since : null,
            (Number(Named(data, "Flags")) & _write) != 0,
            Number(Named(data, "RequestPolicy")) == _multiShard,
            Named(data, "ReplacedBy") as string);
    }

    private static object? Named(AttributeData data, string name)
        => data.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: not TypedConstantKind.Array } value ? value.Value : null;

    private static long Member(INamedTypeSymbol? type, string name)
        => type?.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is { } value ? Number(value) : -1;

    private static long Number(object? value) => value is null ? 0 : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
}
