using System.Globalization;

namespace Glide.Bench.Reporting;

/// <summary>One target and whether it was met.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Target">What it shall be.</param>
/// <param name="Found">What it is.</param>
/// <param name="IsMet">Whether that is enough.</param>
internal sealed record TargetCheck(string Name, string Target, string Found, bool IsMet)
{
    /// <summary>At least so much.</summary>
    public static TargetCheck AtLeast(string name, double least, double found, string unit) =>
        new(name, $"at least {Text(least, unit)}", Text(found, unit), found >= least);

    /// <summary>At most so much.</summary>
    public static TargetCheck AtMost(string name, double most, double found, string unit) =>
        new(name, $"at most {Text(most, unit)}", Text(found, unit), found <= most);

    private static string Text(double figure, string unit) => string.Create(CultureInfo.InvariantCulture, $"{figure:#,0.##} {unit}");
}
