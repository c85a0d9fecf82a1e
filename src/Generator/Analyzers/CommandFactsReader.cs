using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Analyzers;

/// <summary>Reads the attributes that say what is known about commands.</summary>
internal sealed class CommandFactsReader
{
    private readonly INamedTypeSymbol _attribute;
    private readonly INamedTypeSymbol? _since;
    private readonly long _write;
    private readonly long _blocking;
    private readonly long _sessionBound;
    private readonly long _unanswered;
    private readonly long _noMulti;
    private readonly long _multiShard;

    public CommandFactsReader(Compilation compilation, INamedTypeSymbol attribute)
    {
        _attribute = attribute;
        _since = compilation.GetTypeByMetadataName("Glide.Commands.ValkeySinceAttribute");
        var flags = compilation.GetTypeByMetadataName("Glide.Commands.CommandFlags");
        _write = Member(flags, "Write");
        _blocking = Member(flags, "Blocking");
        _sessionBound = Member(flags, "SessionBound");
        _unanswered = Member(flags, "Unanswered");
        _noMulti = Member(flags, "NoMulti");
        _multiShard = Member(compilation.GetTypeByMetadataName("Glide.Commands.RequestPolicy"), "MultiShard");
    }

    /// <summary>The value of a member of an enumeration; -1 if there is none.</summary>
    public static long Member(INamedTypeSymbol? type, string name)
        => type?.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is { } value ? Number(value) : -1;

    /// <summary>What the attributes on a method and its parameters say; null if it sends and queues no command.</summary>
    public CommandFacts? Read(IMethodSymbol method)
    {
        if (method.GetAttributes().FirstOrDefault(IsFacts) is not { } data || Read(data) is not { } facts)
        {
            return null;
        }

        var since = Since(method);
        return facts with { Since = since > facts.Since || facts.Since is null ? since ?? facts.Since : facts.Since, Parts = [.. method.Parameters.SelectMany(Parts)] };
    }

    /// <summary>Since when a member is known; null if nothing is said.</summary>
    public Version? Since(ISymbol member)
        => member.GetAttributes().FirstOrDefault(attribute => GlideTypes.Same(attribute.AttributeClass, _since)) is { } data ? Version(data) : null;

    /// <summary>The facts of an assembly's commands by name: of those that its interfaces have methods for, and of those that it only lists.</summary>
    public IReadOnlyDictionary<string, CommandFacts> All(IAssemblySymbol? assembly)
    {
        var all = new Dictionary<string, CommandFacts>(StringComparer.OrdinalIgnoreCase);
        if (assembly is null)
        {
            return all;
        }

        var methods = assembly.GlobalNamespace.GetNamespaceMembers().SelectMany(one => one.GetTypeMembers())
            .Where(type => type.TypeKind == TypeKind.Interface)
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .SelectMany(method => method.GetAttributes());
        foreach (var data in assembly.GetAttributes().Concat(methods).Where(IsFacts))
        {
            if (Read(data) is { } facts)
            {
                all[facts.Name] = facts;
            }
        }

        return all;
    }

    private bool IsFacts(AttributeData data) => GlideTypes.Same(data.AttributeClass, _attribute);

    private CommandFacts? Read(AttributeData data)
    {
        if (data.ConstructorArguments.Length != 1 || data.ConstructorArguments[0].Value is not string name)
        {
            return null;
        }

        long flags = Number(Named(data, "Flags"));
        return new CommandFacts(
            name,
            System.Version.TryParse(Named(data, "Since") as string ?? "", out var since) ? since : null,
            (flags & _write) != 0,
            Number(Named(data, "RequestPolicy")) == _multiShard,
            (flags & _blocking) != 0,
            Named(data, "WaitKeyword") as string,
            (flags & _sessionBound) != 0,
            (flags & _unanswered) != 0,
            (flags & _noMulti) != 0,
            []);
    }

    private IEnumerable<LaterPart> Parts(IParameterSymbol parameter)
    {
        foreach (var data in parameter.GetAttributes().Where(attribute => GlideTypes.Same(attribute.AttributeClass, _since)))
        {
            if (Version(data) is not { } since)
            {
                continue;
            }

            var members = data.ConstructorArguments.Length > 1 && data.ConstructorArguments[1] is { Kind: TypedConstantKind.Array, IsNull: false } named
                ? named.Values.Select(value => value.Value as string ?? "")
                : [];
            foreach (string path in members.DefaultIfEmpty(""))
            {
                yield return new LaterPart(parameter.Ordinal, path, since);
            }
        }
    }

    private static Version? Version(AttributeData data)
        => data.ConstructorArguments.Length > 0 && System.Version.TryParse(data.ConstructorArguments[0].Value as string ?? "", out var version) ? version : null;

    private static object? Named(AttributeData data, string name)
        => data.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: not TypedConstantKind.Array } value ? value.Value : null;

    private static long Number(object? value) => value is null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
