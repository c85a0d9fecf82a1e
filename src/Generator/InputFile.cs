using System;
using System.Linq;
using System.Threading;
using Glide.Generator.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator;

/// <summary>A file that a project gives to the generator.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind"><c>command</c> for a spec, <c>overlay</c> for what specs leave out.</param>
/// <param name="Mode">What the project wants generated.</param>
/// <param name="Namespace">Where what comes of it stands; empty for no namespace.</param>
/// <param name="InvalidNamespace">What the project file says instead if that is no name in C#; null otherwise.</param>
internal sealed record InputFile(AdditionalText File, string Kind, GeneratorMode Mode, string Namespace, string? InvalidNamespace)
{
    private static readonly SourceText Nothing = SourceText.From("");

    private const string KindOption = "build_metadata.AdditionalFiles.GlideSpec";
    private const string NamespaceOption = "build_metadata.AdditionalFiles.GlideNamespace";
    private const string RootOption = "build_property.RootNamespace";

    /// <summary>The file as the project describes it; null for a file that is none of the generator's.</summary>
    public static InputFile? Of(AdditionalText file, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(file);
        if (!options.TryGetValue(KindOption, out string? kind) || kind is not ("command" or "overlay"))
        {
            return null;
        }

        var mode = ProjectOptions.Read(provider.GlobalOptions).Mode;
        switch (mode)
        {
            case GeneratorMode.Client:
                return new InputFile(file, kind, mode, CommandEmitter.ClientNamespace, null);
            case GeneratorMode.Runtime:
                return new InputFile(file, kind, mode, CommandEmitter.RuntimeNamespace, null);
        }

        string root = provider.GlobalOptions.TryGetValue(RootOption, out string? all) && IsNamespace(all) ? all : "";
        return !options.TryGetValue(NamespaceOption, out string? own) || own.Length == 0 ? new InputFile(file, kind, mode, root, null)
            : IsNamespace(own) ? new InputFile(file, kind, mode, own, null)
            : new InputFile(file, kind, mode, root, own);
    }

    /// <summary>The content; nothing if the compiler could not read the file, which it reports itself.</summary>
    public SourceText Text(CancellationToken cancelled) => File.GetText(cancelled) ?? Nothing;

    private static bool IsNamespace(string name)
        => name.Split('.').All(part => SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None);
}
