using Glide.Generator.Model.Specs;

namespace Glide.Generator.Mapping;

/// <summary>A command together with where it comes from.</summary>
/// <param name="Command">The command.</param>
/// <param name="Path">The file that describes it.</param>
/// <param name="Namespace">Where what comes of it stands; empty for no namespace.</param>
internal sealed record SpecCommand(CommandSpec Command, string Path, string Namespace);
