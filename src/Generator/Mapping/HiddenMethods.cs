using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Mapping;

/// <summary>
/// Finds methods of a user's commands that nobody would ever call: where a client or a batch has a method of that name itself, C# takes that
/// one.
/// </summary>
internal static class HiddenMethods
{
    private static readonly string[] Surfaces =
    [
        "Glide.IValkeyCommands", "Glide.IValkeyNodeCommands", "Glide.IValkeyClusterCommands", "Glide.IValkeyMultiNodeCommands",
        "Glide.IValkeySessionCommands", "Glide.IGlideClient", "Glide.IGlideClusterClient", "Glide.IGlideClusterView", "Glide.ValkeySession",
    ];

    private static readonly string[] Batches =
    [
        "Glide.BatchCommands`1", "Glide.FanOutBatchCommands`1", "Glide.NodeBatchCommands`1", "Glide.Commands.CommandBatch", "System.Object",
    ];

    public static IEnumerable<DiagnosticModel> Find(IEnumerable<MethodNames> commands, Compilation compilation)
    {
        INamedTypeSymbol[] surfaces = Types(Surfaces, compilation);
        INamedTypeSymbol[] batches = Types(Batches, compilation);
        foreach (var command in commands)
        {
            foreach (string name in command.Methods)
            {
                if (Owner(surfaces, name + "Async") is { } surface)
                {
                    yield return Hidden(command, surface, name + "Async");
                }
                else if (Owner(batches, name) is { } batch)
                {
                    yield return Hidden(command, batch, name);
                }
            }
        }
    }

    private static INamedTypeSymbol[] Types(string[] names, Compilation compilation)
        => [.. names.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()];

    private static INamedTypeSymbol? Owner(INamedTypeSymbol[] types, string method)
        => types.FirstOrDefault(type => type.GetMembers(method).Any(member => member is IMethodSymbol { DeclaredAccessibility: Accessibility.Public }));

    private static DiagnosticModel Hidden(MethodNames command, INamedTypeSymbol owner, string method)
        => DiagnosticModel.Create(GeneratorRules.HiddenMethod, LocationModel.Of(command.Path, command.Command), command.Command, owner.Name, method);
}
