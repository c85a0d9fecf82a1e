using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Model.Commands;

namespace Glide.Generator;

/// <summary>Which of the commands a project has emitted.</summary>
/// <param name="Project">What it wants.</param>
/// <param name="Shadowed">The commands whose code would not compile beside another's, which a user is told of.</param>
internal sealed record CommandChoice(ProjectOptions Project, EquatableArray<string> Shadowed)
{
    public bool Wants(CommandModel command) => Project.Mode switch
    {
        GeneratorMode.Runtime => command.InRuntime,
        GeneratorMode.User => IsOfSurface(command) && !Shadowed.Contains(command.FullName),
        _ => IsOfSurface(command),
    };

    private static bool IsOfSurface(CommandModel command) => command.Surface is SurfaceKind.Typed or SurfaceKind.Session;
}
