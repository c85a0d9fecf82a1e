using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Tests.Driving;

/// <summary>The public signatures of what is generated, one a line.</summary>
internal static class Signatures
{
    /// <summary>How a member is written: with everything that a caller depends on.</summary>
    public static readonly SymbolDisplayFormat Format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static IReadOnlyList<string> Of(Compilation compilation, GeneratorRunResult result)
    {
        var generated = result.GeneratedSources.Select(source => source.SyntaxTree).ToHashSet();
        var types = compilation.Assembly.GlobalNamespace.GetNamespaceMembers().SelectMany(Types);
        return types
            .Where(type => type.DeclaredAccessibility == Accessibility.Public)

            // The class says the same as the interface that it implements.
            .Where(type => !(type.Name.StartsWith("Valkey", StringComparison.Ordinal) && type.Name.EndsWith("Commands", StringComparison.Ordinal)))
            .SelectMany(type => type.GetMembers())
            .Where(member => member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } and not IMethodSymbol { AssociatedSymbol: not null })
            .Where(member => member.DeclaringSyntaxReferences.Any(reference => generated.Contains(reference.SyntaxTree)))
            .Select(member => member.ToDisplayString(Format))
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>The types of a namespace and of those in it.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space)
        => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
