using System.Globalization;
using System.Text.RegularExpressions;

namespace Glide.Package.Tests.Consuming;

/// <summary>A build, and what it found, as its console shows it.</summary>
internal sealed partial record BuildRun(ToolRun Run)
{
    /// <summary>The warnings and errors, also those that stand at no line; each once.</summary>
    public IReadOnlyList<Finding> Findings { get; } = Finding.Sort(Line().Matches(Run.Output)
        .Select(match => new Finding(
            Path.GetFileName(match.Groups["file"].Value),
            match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) : 0,
            match.Groups["level"].Value,
            match.Groups["id"].Value))
        .Distinct());

    [GeneratedRegex(@"^(?<file>[^\n(:]+)(\((?<line>\d+),\d+(,\d+,\d+)?\))? ?: (?<level>warning|error) (?<id>[A-Z]+\d+): ", RegexOptions.Multiline)]
    private static partial Regex Line();
}
