using System.Text.RegularExpressions;

namespace Glide.SpecTool.Migration;

/// <summary>A method of the typed surface, as a line of <c>Surface.signatures.txt</c> tells it.</summary>
/// <param name="Interface">The interface it stands on: <c>IValkeyCommands</c>.</param>
/// <param name="Name">Its name: <c>GetAsync</c>.</param>
/// <param name="Parameters">Its parameters as the tables write them: <c>key, count?, fields…</c>.</param>
/// <param name="Result">What awaiting it gives; empty for nothing.</param>
internal sealed partial record SurfaceMethod(string Interface, string Name, string Parameters, string Result)
{
    /// <summary>Reads a line; null for a line that is no method of the surface.</summary>
    public static SurfaceMethod? Parse(string line)
    {
        var match = Line().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var parameters = Split(match.Groups["parameters"].Value)
            .Where(static parameter => !parameter.StartsWith("CancellationToken ", StringComparison.Ordinal))
            .Select(Written);
        return new SurfaceMethod(
            match.Groups["interface"].Value, match.Groups["name"].Value, string.Join(", ", parameters), match.Groups["result"].Value);
    }

    /// <summary>The same call with its list given one by one, where it is the last parameter: <c>[keys]</c> is <c>keys…</c>.</summary>
    public SurfaceMethod AsVariadic() =>
        Parameters.EndsWith(']') ? this with { Parameters = Parameters.Remove(Parameters.LastIndexOf('['), 1)[..^1] + "…" } : this;

    private static string Written(string parameter)
    {
        var declared = parameter.Split(" = ")[0];
        var name = declared[(declared.LastIndexOf(' ') + 1)..];
        return parameter switch
        {
            _ when parameter.StartsWith("params ", StringComparison.Ordinal) => name + "…",
            _ when parameter.Contains(" = ", StringComparison.Ordinal) => name + "?",
            _ when parameter.StartsWith("ReadOnlySpan<", StringComparison.Ordinal) => $"[{name}]",
            _ => name,
        };
    }

    /// <summary>The commas between parameters, not those between type arguments.</summary>
    private static IEnumerable<string> Split(string parameters)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= parameters.Length; i++)
        {
            if (i == parameters.Length || (parameters[i] == ',' && depth == 0))
            {
                if (i > start)
                {
                    yield return parameters[start..i].Trim();
                }

                start = i + 1;
            }
            else
            {
                depth += parameters[i] switch { '<' => 1, '>' => -1, _ => 0 };
            }
        }
    }

    [GeneratedRegex(@"^ValueTask(?:<(?<result>.+)>)? (?<interface>IValkey\w*Commands)\.(?<name>\w+Async)\((?<parameters>.*)\)$")]
    private static partial Regex Line();
}
