using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Glide.Generator.Model;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator;

/// <summary>The files that a project gives to the generator, in which it is looked up where something stands that is reported.</summary>
internal sealed record InputTexts(ImmutableArray<InputFile> Files)
{
    /// <summary>Gives what is reported at a command the place at which the command's name stands.</summary>
    public EquatableArray<DiagnosticModel> Locate(EquatableArray<DiagnosticModel> diagnostics, CancellationToken cancelled)
        => diagnostics.Any(diagnostic => diagnostic.Location.Command is not null)
            ? diagnostics.Select(diagnostic => diagnostic with { Location = Locate(diagnostic.Location, cancelled) }).ToEquatableArray()
            : diagnostics;

    private LocationModel Locate(LocationModel location, CancellationToken cancelled)
        => location.Command is { } command && Files.FirstOrDefault(file => file.File.Path == location.Path)?.File.GetText(cancelled) is { } text
            ? CommandPlace.Find(location.Path, text, command) ?? location
            : location;
}
