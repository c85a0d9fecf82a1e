using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model;
using Glide.Generator.Model.Types;

namespace Glide.Generator.Mapping;

/// <summary>Finds what would have the same name in C# without being the same.</summary>
internal static class NameCheck
{
    public static IEnumerable<DiagnosticModel> Run(IReadOnlyCollection<CommandResult> results)
    {
        var types = new Dictionary<string, (TypeModel Type, string Command)>(StringComparer.OrdinalIgnoreCase);
        var structs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var result in results)
        {
            string command = result.Command.FullName;
            foreach (var type in result.Types)
            {
                string name = $"{result.Namespace}.{type.Name}";
                if (!types.TryGetValue(name, out var other))
                {
                    types.Add(name, (type, command));
                }
                else if (!other.Type.Equals(type))
                {
                    yield return Clash(result, type.Name, other.Command);
                }
            }

            foreach (var method in result.Command.Methods)
            {
                string name = $"{result.Namespace}.{method.StructName}";
                if (structs.TryGetValue(name, out string? other))
                {
                    yield return Clash(result, method.StructName, other);
                }

                structs[name] = command;
            }
        }
    }

    /// <summary>The commands that come second to a name, whose code would not compile beside the first's.</summary>
    public static IEnumerable<string> Shadowed(IReadOnlyCollection<CommandResult> results) => Run(results).Select(clash => clash.Arguments[2]).Distinct();

    private static DiagnosticModel Clash(CommandResult result, string name, string first)
        => DiagnosticModel.Create(GeneratorRules.NameClash, LocationModel.Of(result.Path, result.Command.FullName), name, first, result.Command.FullName);
}
