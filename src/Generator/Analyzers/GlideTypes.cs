using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Analyzers;

/// <summary>The client's types as a compilation sees them, each looked up once.</summary>
internal sealed class GlideTypes
{
    private readonly ConcurrentDictionary<IMethodSymbol, CommandFacts?> _facts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _users = new(SymbolEqualityComparer.Default);
    private readonly Lazy<IReadOnlyDictionary<string, CommandFacts>> _byName;
    private readonly Lazy<ISet<string>> _methodNames;
    private readonly CommandFactsReader _reader;
    private readonly IAssemblySymbol _runtime;
    private readonly INamedTypeSymbol? _commands;
    private readonly INamedTypeSymbol? _clusterCommands;
    private readonly INamedTypeSymbol? _multiNodeCommands;

    private GlideTypes(Compilation compilation, INamedTypeSymbol attribute, INamedTypeSymbol key)
    {
        _reader = new CommandFactsReader(compilation, attribute);
        _runtime = attribute.ContainingAssembly;
        _commands = compilation.GetTypeByMetadataName("Glide.IValkeyCommands");
        _clusterCommands = compilation.GetTypeByMetadataName("Glide.IValkeyClusterCommands");
        _multiNodeCommands = compilation.GetTypeByMetadataName("Glide.IValkeyMultiNodeCommands");
        _byName = new(() => _reader.All(Client));
        Key = key;
        Argument = compilation.GetTypeByMetadataName("Glide.Commands.ICommandArgument");
        Route = compilation.GetTypeByMetadataName("Glide.ClusterRoute");
        Batch = compilation.GetTypeByMetadataName("Glide.Commands.CommandBatch");
        ClusterBatch = compilation.GetTypeByMetadataName("Glide.ClusterBatch");
        AtomicBatch = compilation.GetTypeByMetadataName("Glide.AtomicBatch");
        AtomicClusterBatch = compilation.GetTypeByMetadataName("Glide.AtomicClusterBatch");
        INamedTypeSymbol?[] takers = [compilation.GetTypeByMetadataName("Glide.IGlideClusterClient"), _multiNodeCommands, ClusterBatch, AtomicBatch];
        _methodNames = new(() => new HashSet<string>(takers.SelectMany(Inherited).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Select(method => method.Name)));
        ReplicaRole = CommandFactsReader.Member(compilation.GetTypeByMetadataName("Glide.NodeRole"), "Replica");
    }

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

    /// <summary>The batch of one server whose commands run as one.</summary>
    public INamedTypeSymbol? AtomicBatch { get; }

    /// <summary>The batch whose commands run as one on a single shard.</summary>
    public INamedTypeSymbol? AtomicClusterBatch { get; }

    /// <summary>The value of the role of replicas.</summary>
    public long ReplicaRole { get; }

    /// <summary>The facts of every command of the client's by its full name, those without a method included.</summary>
    public IReadOnlyDictionary<string, CommandFacts> ByName => _byName.Value;

    /// <summary>The names of the methods of clients and batches, all of which only read what they are given.</summary>
    public ISet<string> MethodNames => _methodNames.Value;

    private IAssemblySymbol? Client => _commands?.ContainingAssembly;

    /// <summary>Null if the compilation does not use the client at all.</summary>
    public static GlideTypes? Of(Compilation compilation)
        => compilation.GetTypeByMetadataName("Glide.Commands.ValkeyCommandAttribute") is { } attribute
            && compilation.GetTypeByMetadataName("Glide.ValkeyKey") is { } key
            ? new GlideTypes(compilation, attribute, key)
            : null;

    /// <summary>The facts of the command that a method sends or queues; null for any other method.</summary>
    public CommandFacts? FactsOf(IMethodSymbol method)
        => KnowsFacts(method.ContainingAssembly) ? _facts.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, _reader.Read) : null;

    /// <summary>Since when a member, such as an alternative of an option, is known; null if nothing is said.</summary>
    public Version? SinceOf(ISymbol member) => KnowsFacts(member.ContainingAssembly) ? _reader.Since(member) : null;

    /// <summary>Whether commands called on the type go where their keys are in a cluster.</summary>
    public bool IsRoutedByKeys(ITypeSymbol? type) => Is(type, _clusterCommands) || Is(type, ClusterBatch);

    /// <summary>Whether commands called on the type go to several nodes as they are.</summary>
    public bool IsForSeveralNodes(ITypeSymbol? type) => Is(type, _multiNodeCommands);

    /// <summary>Whether the type is one of the client's, derived from it, or a type parameter that stands for such a type.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted)
    {
        if (type is null || wanted is null)
        {
            return false;
        }

        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.Any(constraint => Is(constraint, wanted));
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

    /// <summary>Whether something is the client's own.</summary>
    public bool IsOfClient(ISymbol symbol) => Same(symbol.ContainingAssembly, Client) || Same(symbol.ContainingAssembly, _runtime);

    /// <summary>Whether a method sends something and can be awaited. To dispose of a client is none of these: who must not await it has no other way.</summary>
    public bool IsClientCall(IMethodSymbol method)
        => method.ReturnType.Name is "Task" or "ValueTask" && method.Name != "DisposeAsync" && (FactsOf(method) is not null || IsOfClient(method));

    public static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary>A type with everything that it inherits from, but for what every object has.</summary>
    private static IEnumerable<INamedTypeSymbol> Inherited(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            yield return current;
        }

        foreach (var one in type?.AllInterfaces ?? [])
        {
            yield return one;
        }
    }

    /// <summary>Whether an assembly can have methods with facts at all, so that nobody else's attributes are read.</summary>
    private bool KnowsFacts(IAssemblySymbol? assembly)
        => assembly is not null && _users.GetOrAdd(assembly, one => Same(one, _runtime)
            || one.Modules.Any(module => module.ReferencedAssemblySymbols.Any(referenced => Same(referenced, _runtime))));
}
