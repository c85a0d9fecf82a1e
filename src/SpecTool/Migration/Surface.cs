using System.Text.Json.Nodes;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Migration;

/// <summary>Which commands are methods of the client, and which methods those are.</summary>
internal sealed class Surface
{
    /// <summary>The command of a method begins its name, so the interfaces are all that has to be known by name.</summary>
    private static readonly string[] Interfaces = ["IValkeyCommands", "IValkeyNodeCommands", "IValkeyClusterCommands", "IValkeySessionCommands"];

    private readonly SortedDictionary<string, List<SurfaceMethod>> _methods;

    private Surface(SortedDictionary<string, List<SurfaceMethod>> methods) => _methods = methods;

    /// <summary>The commands, in the order of their names.</summary>
    public IReadOnlyCollection<string> Commands => _methods.Keys;

    /// <summary>The methods of a command, each once, its own before its variants.</summary>
    public IReadOnlyList<SurfaceMethod> MethodsOf(string command) => Distinct(_methods[command]);

    /// <summary>Finds the methods of each command that the overlay leaves on the surface.</summary>
    /// <param name="specs">The commands.</param>
    /// <param name="overlay">The folder of the overlay.</param>
    /// <param name="signatures">The lines of the checked-in list of signatures.</param>
    /// <exception cref="SpecException">A command of the surface has no method, or a method no command.</exception>
    public static Surface Of(SpecSet specs, string overlay, IEnumerable<string> signatures)
    {
        var commandsByName = Read(overlay, "names.json")["commands"]!.AsObject()
            .ToDictionary(static entry => entry.Value!["name"]!.GetValue<string>(), static entry => entry.Key, StringComparer.Ordinal);
        var elsewhere = Read(overlay, "surface.json")
            .Where(static section => section.Key is not ("$schema" or "session" or "runtime"))
            .SelectMany(static section => section.Value!.AsObject().Select(static entry => entry.Key));
        var methods = new SortedDictionary<string, List<SurfaceMethod>>(StringComparer.Ordinal);
        foreach (var command in specs.Names.Except(elsewhere, StringComparer.Ordinal))
        {
            methods.Add(command, []);
        }

        foreach (var method in signatures.Select(SurfaceMethod.Parse).OfType<SurfaceMethod>().Where(static method => Interfaces.Contains(method.Interface)))
        {
            if (CommandOf(method.Name, commandsByName) is not { } command || !methods.TryGetValue(command, out var known))
            {
                throw new SpecException($"{method.Name} is the method of no command of the surface: are the signatures those of these specs?");
            }

            known.Add(method);
        }

        return methods.FirstOrDefault(static entry => entry.Value.Count == 0).Key is { } without
            ? throw new SpecException($"{without} has no method: are the signatures those of these specs?")
            : new Surface(methods);
    }

    /// <summary>The command whose name a method's begins with: the longest such name, for GETEX begins with GET.</summary>
    private static string? CommandOf(string method, Dictionary<string, string> commandsByName)
    {
        for (var length = method.Length; length > 0; length--)
        {
            if (commandsByName.TryGetValue(method[..length], out var command))
            {
                return command;
            }
        }

        return null;
    }

    /// <summary>The span form of a variadic method says nothing that its <c>params</c> form does not.</summary>
    private static List<SurfaceMethod> Distinct(List<SurfaceMethod> methods) =>
        [.. methods.Select(method => methods.Contains(method.AsVariadic()) ? method.AsVariadic() : method).Distinct()
            .OrderBy(static method => method.Name[..^"Async".Length], StringComparer.Ordinal)
            .ThenBy(static method => method.Parameters.Length)
            .ThenBy(static method => Array.IndexOf(Interfaces, method.Interface))];

    private static JsonObject Read(string overlay, string file) => JsonNode.Parse(
        File.ReadAllText(Path.Combine(overlay, file)),
        documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
}
