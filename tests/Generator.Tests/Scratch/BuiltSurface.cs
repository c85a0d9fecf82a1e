using System.Text.Json.Nodes;
using Glide.Generator.Tests.Driving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Tests.Scratch;

/// <summary>
/// The typed surface of a built assembly, as its metadata tells it: for each command its methods on all surfaces, and what the types among
/// their parameters and results look like.
/// </summary>
internal sealed class BuiltSurface
{
    private static readonly Dictionary<string, string> CommandsByName = JsonNode
        .Parse(File.ReadAllText(Repository.Of("commands-json", "overlay", "names.json")))!["commands"]!.AsObject()
        .ToDictionary(static entry => (string)entry.Value!["name"]!, static entry => entry.Key);

    private readonly IAssemblySymbol _assembly;

    private BuiltSurface(IAssemblySymbol assembly) => _assembly = assembly;

    /// <summary>What a user sees of each command.</summary>
    public static IReadOnlyDictionary<string, string> Read(string assembly)
    {
        var reference = MetadataReference.CreateFromFile(assembly);

        // The structs of the commands are the assembly's own business, but they say which commands it has.
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All);
        var compilation = CSharpCompilation.Create("Reader", references: Compiled.References.Append(reference), options: options);
        return new BuiltSurface((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!).Commands();
    }

    private Dictionary<string, string> Commands()
    {
        var types = Signatures.Types(_assembly.GlobalNamespace).ToList();
        var commands = types
            .Where(static type => type.IsValueType && type.Interfaces.Any(static face => face.Name == "ICommand"))
            .Select(static type => CommandOf(type.Name) ?? throw new InvalidOperationException($"{type.Name} is no command's."))
            .Distinct()
            .ToDictionary(static command => command, static _ => new List<ISymbol>());
        foreach (var method in types.Where(IsSurface).SelectMany(static type => type.GetMembers()).OfType<IMethodSymbol>())
        {
            if (CommandOf(method.Name) is { } command && commands.TryGetValue(command, out var methods))
            {
                methods.Add(method);
            }
        }

        return commands.ToDictionary(static command => command.Key, command => Text(command.Value));
    }

    private static bool IsSurface(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Interface, DeclaredAccessibility: Accessibility.Public };

    private static List<ISymbol> MembersOf(INamedTypeSymbol type) =>
        [.. type.GetMembers().Where(static member => member.DeclaredAccessibility == Accessibility.Public)];

    /// <summary>The command whose name a method's or a struct's begins with: the longest such name, for GETEX begins with GET.</summary>
    private static string? CommandOf(string name)
    {
        for (var length = name.Length; length > 0; length--)
        {
            if (CommandsByName.TryGetValue(name[..length], out var command))
            {
                return command;
            }
        }

        return null;
    }

    private string Text(IEnumerable<ISymbol> members)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var member in members)
        {
            Add(member);
        }

        return string.Join('\n', lines);

        void Add(ISymbol member)
        {
            lines.Add(member.ToDisplayString(Signatures.Format));
            foreach (var type in TypesOf(member))
            {
                AddType(type);
            }
        }

        void AddType(ITypeSymbol type)
        {
            if (type is IArrayTypeSymbol array)
            {
                AddType(array.ElementType);
                return;
            }

            if (type is not INamedTypeSymbol named || !seen.Add(named))
            {
                return;
            }

            foreach (var argument in named.TypeArguments)
            {
                AddType(argument);
            }

            if (SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, _assembly))
            {
                MembersOf(named).ForEach(Add);
            }
        }
    }

    private static IEnumerable<ITypeSymbol> TypesOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType),
        IPropertySymbol property => [property.Type],
        IFieldSymbol field => [field.Type],
        _ => [],
    };
}
