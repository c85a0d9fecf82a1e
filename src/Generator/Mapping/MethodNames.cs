using System.Linq;
using Glide.Generator.Model;

namespace Glide.Generator.Mapping;

/// <summary>What the methods of a command are called, without <c>Async</c>, and the file that describes the command.</summary>
internal sealed record MethodNames(string Path, string Command, EquatableArray<string> Methods)
{
    public static MethodNames Of(CommandResult result)
        => new(result.Path, result.Command.FullName, result.Command.Methods.Select(method => method.Name).Distinct().ToEquatableArray());
}
