using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>The file of one command.</summary>
/// <param name="Command">The command.</param>
/// <param name="Namespace">Where it stands in a user's project; empty for no namespace.</param>
/// <param name="TypesNamespace">Where the types stand that <c>types.json</c> describes; null if there is no such file.</param>
/// <param name="Project">What the project wants.</param>
internal sealed record CommandFile(CommandModel Command, string Namespace, string? TypesNamespace, ProjectOptions Project)
{
    public string Emit() => Project.Mode switch
    {
        GeneratorMode.Client => CommandEmitter.EmitForClient(Command),
        GeneratorMode.Runtime => CommandEmitter.EmitForRuntime(Command),
        _ => CommandEmitter.EmitForUser(Command, Namespace, TypesNamespace, Project.Access),
    };
}
