using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Diagnostics;

/// <summary>The diagnostics about code that uses the client. Each has a page under <c>docs/rules</c>; an id is never used again for something else.</summary>
internal static class AnalyzerRules
{
    /// <summary>The property of a diagnostic that holds the hash tag for the keys that have to move.</summary>
    public const string TagProperty = "Tag";

    public static readonly DiagnosticDescriptor KeysOfSeveralSlots = Cluster(
        "GLIDE1001",
        "The keys of a command hash to different slots",
        "{0} runs on keys of one slot only: '{1}' is in slot {2}, '{3}' in slot {4}");

    public static readonly DiagnosticDescriptor AtomicBatchOfSeveralSlots = Cluster(
        "GLIDE1002",
        "The keys of an atomic batch hash to different slots",
        "An atomic batch runs in one slot only: '{0}' is in slot {1}, '{2}' in slot {3}");

    public static readonly DiagnosticDescriptor WriteToReplica = Cluster(
        "GLIDE1003",
        "A write goes where a replica may be",
        "{0} writes, but goes to {1}");

    public static readonly DiagnosticDescriptor BlockingCall = Usage(
        "GLIDE2001",
        "A thread waits for a call",
        "The thread waits for {0} and can do nothing else; await the call");

    public static readonly DiagnosticDescriptor NewerThanServer = Usage(
        "GLIDE2002",
        "A command or option is newer than the project's oldest server",
        "{0} is known since {1}, but servers may be as old as {2}");

    public static readonly DiagnosticDescriptor BatchNotExecuted = Usage(
        "GLIDE2003",
        "A batch is never executed",
        "Nothing executes this {0}, so its commands are never sent");

    public static readonly DiagnosticDescriptor NotForBatches = Usage(
        "GLIDE2004",
        "A command cannot be part of a batch",
        "{0} {1}, so the batch refuses it");

    public static readonly DiagnosticDescriptor OldestServerUnknown = Usage(
        "GLIDE2005",
        "The version of the project's oldest server cannot be read",
        "ValkeyMinimumServerVersion is '{0}', but has to be a version such as 8.1; nothing is compared with it",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly IReadOnlyList<DiagnosticDescriptor> All =
    [
        KeysOfSeveralSlots, AtomicBatchOfSeveralSlots, WriteToReplica, BlockingCall, NewerThanServer, BatchNotExecuted, NotForBatches, OldestServerUnknown,
    ];

    private static DiagnosticDescriptor Cluster(string id, string title, string message) => Warning(id, title, message, "Glide.Cluster");

    private static DiagnosticDescriptor Usage(string id, string title, string message, params string[] tags) => Warning(id, title, message, "Glide.Usage", tags);

    // The pages come with the package, so the link is the path of a page within it; the repository has them at the same path.
    private static DiagnosticDescriptor Warning(string id, string title, string message, string category, params string[] tags)
        => new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: $"docs/rules/{id}.md", customTags: tags);
}
