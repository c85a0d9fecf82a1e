using Glide.Generator.Mapping;

namespace Glide.Generator;

/// <summary>A command that a project has emitted.</summary>
/// <param name="Result">What the mapping gave.</param>
/// <param name="Project">What the project wants.</param>
internal sealed record WantedCommand(CommandResult Result, ProjectOptions Project);
