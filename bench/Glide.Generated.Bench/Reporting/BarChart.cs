using System.Globalization;
using System.Text;

namespace Glide.Bench.Reporting;

/// <summary>Draws the throughputs as pairs of bars, each scenario on a scale of its own: they lie three orders of magnitude apart.</summary>
internal static class BarChart
{
    private const int Width = 860;
    private const int LabelWidth = 170;
    private const int BarWidth = 480;
    private const int Row = 44;
    private const int Top = 74;

    public static string Draw(IReadOnlyList<ScenarioResult> results, string machine)
    {
        var height = Top + (results.Count * Row) + 12;
        var picture = new StringBuilder();
        Append(picture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" font-family="sans-serif" font-size="12">""");
        Append(picture, $"""<rect width="{Width}" height="{height}" fill="#ffffff"/>""");
        Append(picture, $"""<text x="12" y="24" font-size="16" font-weight="bold">Commands a second: Glide.Generated and valkey-benchmark (one connection)</text>""");
        Append(picture, $"""<text x="12" y="44" fill="#555555" font-size="10">{Escape(machine)}</text>""");
        Append(picture, $"""<text x="12" y="60" fill="#555555" font-size="10">Each pair has a scale of its own; × n is the ratio of the two.</text>""");
        for (var i = 0; i < results.Count; i++)
        {
            Draw(picture, results[i], Top + (i * Row));
        }

        return picture.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder picture, ScenarioResult result, int y)
    {
        var ours = result.Client.OpsPerSecond;
        var reference = result.Reference?.OpsPerSecond ?? 0;
        var scale = BarWidth / Math.Max(Math.Max(ours, reference), 1);
        Append(picture, $"""<text x="{LabelWidth - 8}" y="{y + 21}" text-anchor="end">{Escape(result.Scenario.ToString())}</text>""");
        DrawBar(picture, y + 2, ours * scale, "#1b6ca8", Label(ours, result.Ratio));
        DrawBar(picture, y + 19, reference * scale, "#b8bfc6", Label(reference, null));
    }

    private static void DrawBar(StringBuilder picture, int y, double width, string colour, string label)
    {
        Append(picture, $"""<rect x="{LabelWidth}" y="{y}" width="{width:F1}" height="15" fill="{colour}"/>""");
        Append(picture, $"""<text x="{LabelWidth + width + 6:F1}" y="{y + 12}">{label}</text>""");
    }

    private static string Label(double opsPerSecond, double? ratio) => ratio is null
        ? string.Create(CultureInfo.InvariantCulture, $"{opsPerSecond:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"{opsPerSecond:N0}   × {ratio:F2}");

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Append(StringBuilder picture, FormattableString line) => picture.Append(FormattableString.Invariant(line)).Append('\n');
}
