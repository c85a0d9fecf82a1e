using System.Collections.Immutable;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Analyzers.Rules;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Glide.Generator.Analyzers;

/// <summary>
/// Finds mistakes in code that uses the client, member by member. It only speaks where it is certain: what comes from elsewhere, what is set
/// in several places and what happens on different ways through the code is left alone. What it knows of commands is what the attributes on
/// the generated methods say.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CommandUsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. AnalyzerRules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (GlideTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationBlockAction(block => Check(block, types));
            }
        });
    }

    private static void Check(OperationBlockAnalysisContext context, GlideTypes types)
    {
        var member = Member.Of(types, context.OperationBlocks);
        SingleSlotRule.Check(member, context.ReportDiagnostic);
    }
}
