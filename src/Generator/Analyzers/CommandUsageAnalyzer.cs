using System.Collections.Generic;
using System.Collections.Immutable;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Analyzers.Rules;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Analyzers;

/// <summary>
/// Finds mistakes in code that uses the client, member by member. It only speaks where it is certain: what comes from elsewhere, what is set
/// in several places and what happens on different ways through the code is left alone. What it knows of commands is what the attributes on
/// the generated methods say.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CommandUsageAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Use ValueTasks correctly.</summary>
    private const string PlatformRule = "CA2012";

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
                start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(VersionRule.Property, out string? oldest);
                var version = VersionRule.Parse(oldest);
                if (version is null && !string.IsNullOrWhiteSpace(oldest))
                {
                    // Whoever declares a version relies on the warnings, which must not stay away for a misprint.
                    start.RegisterCompilationEndAction(end => end.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.OldestServerUnknown, Location.None, oldest)));
                }

                start.RegisterOperationBlockAction(block => Check(block, types, version));
            }
        });
    }

    private static void Check(OperationBlockAnalysisContext context, GlideTypes types, Version? oldest)
    {
        if (Member.Of(types, context.OperationBlocks) is not { } member)
        {
            return;
        }

        // What stands in a local is given to several commands, but it is one mistake.
        var reported = new HashSet<(string, TextSpan)>();
        SingleSlotRule.Check(member, Report);
        AtomicSlotRule.Check(member, Report);
        ReplicaWriteRule.Check(member, Report);
        BlockingRule.Check(member, tree => IsHeard(PlatformRule, tree, context), Report);
        UnexecutedBatchRule.Check(member, Report);
        QueueRule.Check(member, Report);
        if (oldest is not null)
        {
            VersionRule.Check(member, oldest, Report);
        }

        void Report(Diagnostic found)
        {
            if (reported.Add((found.Id, found.Location.SourceSpan)))
            {
                context.ReportDiagnostic(found);
            }
        }
    }

    /// <summary>Whether a project has made a rule that is none of ours a warning or an error in a file.</summary>
    private static bool IsHeard(string id, SyntaxTree tree, OperationBlockAnalysisContext context)
    {
        var options = context.Compilation.Options;
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out var level))
        {
            return level is ReportDiagnostic.Warn or ReportDiagnostic.Error;
        }

        var files = options.SyntaxTreeOptionsProvider;
        return files is not null
            && (files.TryGetDiagnosticValue(tree, id, context.CancellationToken, out level) || files.TryGetGlobalDiagnosticValue(id, context.CancellationToken, out level))
            && level is ReportDiagnostic.Warn or ReportDiagnostic.Error;
    }
}
