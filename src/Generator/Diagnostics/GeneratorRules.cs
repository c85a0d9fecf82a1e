using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Glide.Generator.Diagnostics;

/// <summary>The diagnostics of the generator. Each has a page under <c>docs/rules</c>; an id is never used again for something else.</summary>
internal static class GeneratorRules
{
    private const string Category = "Glide.Generator";

    public static readonly DiagnosticDescriptor MalformedJson = Error(
        "GLIDE0001", "The file is not valid JSON", "The file cannot be read as JSON: {0}");

    public static readonly DiagnosticDescriptor MissingField = Error(
        "GLIDE0002", "A required field is missing", "{0} has no '{1}'");

    public static readonly DiagnosticDescriptor DuplicateCommand = Error(
        "GLIDE0003", "Two specs describe the same command", "{0} is already described by {1}");

    public static readonly DiagnosticDescriptor Contradiction = Error(
        "GLIDE0004", "The spec contradicts itself", "{0}: {1}");

    public static readonly DiagnosticDescriptor UnknownArgumentType = Error(
        "GLIDE0005", "An argument has an unknown type", "{0}: the argument '{1}' has the unknown type '{2}'");

    public static readonly DiagnosticDescriptor OverlayWithoutTarget = Error(
        "GLIDE0006", "An overlay entry matches nothing", "The entry '{0}' matches nothing: {1}");

    public static readonly DiagnosticDescriptor UnreviewedName = Info(
        "GLIDE0007",
        "A command has no reviewed name",
        "{0} has no reviewed name and summary; the method is called '{1}' until names.json has one");

    public static readonly DiagnosticDescriptor MalformedOverlay = Error(
        "GLIDE0008", "An overlay entry is malformed", "The entry '{0}' cannot be used: {1}");

    public static readonly DiagnosticDescriptor UnknownReply = Info(
        "GLIDE0009", "The type of a reply cannot be told", "{0} returns a ValkeyReply, a tree of any shape: {1}");

    public static readonly DiagnosticDescriptor NameClash = Error(
        "GLIDE0010", "Two things have the same name in C#", "{0} is needed by {1} and by {2}, but they are not the same");

    public static readonly DiagnosticDescriptor UnfoldableReply = Error(
        "GLIDE0011",
        "The replies of several nodes cannot be folded",
        "{0} goes to {1}, but the response policy {2} makes no single reply of several of the type '{3}'");

    public static readonly DiagnosticDescriptor UnknownField = Warning(
        "GLIDE0012", "A field is unknown", "{0}: '{1}' is no {2}");

    public static readonly DiagnosticDescriptor HiddenMethod = Warning(
        "GLIDE0013",
        "A method is hidden by the client's own",
        "{0}: {1} has a method {2} of its own, which is called instead; give the command another name in names.json");

    public static readonly DiagnosticDescriptor InvalidNamespace = Error(
        "GLIDE0014", "A namespace is no name in C#", "The project file puts the commands of this file into '{0}', which is no name of a namespace in C#");

    public static readonly IReadOnlyList<DiagnosticDescriptor> All =
    [
        MalformedJson, MissingField, DuplicateCommand, Contradiction, UnknownArgumentType, OverlayWithoutTarget, UnreviewedName, MalformedOverlay,
        UnknownReply, NameClash, UnfoldableReply, UnknownField, HiddenMethod, InvalidNamespace,
    ];

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Find(string id) => All.First(rule => rule.Id == id);

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help(id));

    private static DiagnosticDescriptor Warning(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help(id));

    private static DiagnosticDescriptor Info(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help(id));

    private static string Help(string id) => $"docs/rules/{id}.md";
}
