using System.Collections.Generic;
using System.Linq;

namespace Glide.Generator.Model.Specs;

/// <summary>The paths of a command's arguments as its spec names them, for checking what the overlay names.</summary>
internal sealed record ArgumentPaths(string Command, EquatableArray<string> Paths)
{
    public static ArgumentPaths Of(CommandSpec spec) => new(spec.FullName, Below(spec.Arguments, "").ToEquatableArray());

    private static IEnumerable<string> Below(IEnumerable<ArgumentSpec> arguments, string parent)
        => arguments.SelectMany(argument => new[] { parent + argument.Name }.Concat(Below(argument.Children, parent + argument.Name + ".")));
}
