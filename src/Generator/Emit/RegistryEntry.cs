using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>A command in the registry.</summary>
/// <param name="Name">The full name.</param>
/// <param name="StructName">The struct that has the descriptor; null for a command without a method.</param>
/// <param name="Descriptor">The descriptor of a command without a method; null otherwise, so that a change of it concerns the command's own file alone.</param>
internal sealed record RegistryEntry(string Name, string? StructName, DescriptorModel? Descriptor)
{
    public static RegistryEntry Of(CommandModel command)
        => command.Methods.IsEmpty || command.Surface is not (SurfaceKind.Typed or SurfaceKind.Session)
            ? new RegistryEntry(command.FullName, null, command.Descriptor)
            : new RegistryEntry(command.FullName, command.Methods[0].StructName, null);
}
