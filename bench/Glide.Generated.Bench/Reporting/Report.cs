using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Glide.Bench.Measuring;
using Glide.Bench.Startup;

namespace Glide.Bench.Reporting;

/// <summary>Writes the results: rows for programs, a page and a picture for people.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The page.</returns>
    public static string Write(
        BenchOptions options,
        string machine,
        IReadOnlyList<ScenarioResult> results,
        IReadOnlyList<ScenarioResult> throughCluster,
        IReadOnlyList<ScenarioResult> batches,
        StartupFigures startup)
    {
        Directory.CreateDirectory(options.Output);
        var kind = options.Quick ? "-quick" : "";
        var name = Path.Combine(options.Output, $"standalone{kind}");
        WriteRows($"{name}.json", results);
        if (throughCluster.Count != 0)
        {
            WriteRows(Path.Combine(options.Output, $"cluster{kind}.json"), throughCluster);
        }

        if (batches.Count != 0)
        {
            WriteRows(Path.Combine(options.Output, $"batches{kind}.json"), batches);
        }

        File.WriteAllText($"{name}.svg", BarChart.Draw(results, machine));

        var page = Page(machine, results, throughCluster, batches, startup, options.GeneratorSeconds);
        File.WriteAllText($"{name}.md", page);
        return $"{page}\nWritten: {name}.json, {name}.md, {name}.svg";
    }

    private static void WriteRows(string path, IReadOnlyList<ScenarioResult> results)
    {
        Measurement[] rows = [.. results.SelectMany(result => result.References.Prepend(result.Client))];
        File.WriteAllText(path, JsonSerializer.Serialize(rows, Json) + "\n");
    }

    private static string Page(
        string machine,
        IReadOnlyList<ScenarioResult> results,
        IReadOnlyList<ScenarioResult> throughCluster,
        IReadOnlyList<ScenarioResult> batches,
        StartupFigures startup,
        double? generator)
    {
        var page = new StringBuilder();
        page.Append(machine).Append("\n\n");
        AppendTable(page, results);
        if (throughCluster.Count != 0)
        {
            page.Append("\nThrough a cluster of three primaries; the reference is this client itself: one server, or the same keys by 1,000 calls.\n\n");
            AppendTable(page, throughCluster);
        }

        if (batches.Count != 0)
        {
            page.Append("\nBatches of GET, by the command; the reference is this client itself with as many single calls under way.\n\n");
            AppendTable(page, batches);
        }

        page.Append('\n').Append(startup.Describe()).Append('\n');
        foreach (var check in Targets.Check(results, throughCluster, startup, generator))
        {
            page.Append(check.IsMet ? "met      " : "NOT MET  ").Append(check.Name).Append(": ")
                .Append(check.Found).Append(" (").Append(check.Target).Append(")\n");
        }

        return page.ToString();
    }

    private static void AppendTable(StringBuilder page, IReadOnlyList<ScenarioResult> results)
    {
        page.Append(TextTable.Head).Append('\n');
        foreach (var result in results)
        {
            page.Append(TextTable.Line(result)).Append('\n');
        }
    }
}
