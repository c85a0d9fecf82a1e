using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glide.Harness;

[assembly: AssemblyFixture(typeof(Glide.ClusterClient.Tests.Routing.RoutingReport))]

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>
/// Gathers what the tests of routing and folding have compared, and writes it as <c>artifacts/routing-coverage.json</c> at the end of the
/// run. A run that a filter has cut down writes what it has.
/// </summary>
public sealed class RoutingReport : IAsyncLifetime
{
    private static readonly JsonSerializerOptions OneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ConcurrentQueue<RoutingCheck> _checks = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        if (!_checks.IsEmpty)
        {
            Write(RepositoryFolder.Combine("artifacts", "routing-coverage.json"));
        }

        return ValueTask.CompletedTask;
    }

    internal void Add(RoutingCheck check) => _checks.Enqueue(check);

    private void Write(string path)
    {
        RoutingCheck[] checks =
            [.. _checks.OrderBy(static check => check.Policy is not null).ThenBy(static check => check.Command, StringComparer.Ordinal)
                .ThenBy(static check => check.Arguments, StringComparer.Ordinal).ThenBy(static check => check.Source, StringComparer.Ordinal)];
        var text = new StringBuilder("{\n");
        Member("specs", CommandSurface.SpecsVersion);
        Member("checks", checks.Length);
        Member("commandsWithKeys", checks.Where(static check => check.ServerKeys is { Count: > 0 }).Select(static check => check.Command).Distinct().Count());
        Member("policies", checks.Select(static check => check.Policy).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        text.Append("\"rows\": [\n").AppendJoin(",\n", checks.Select(static check => JsonSerializer.Serialize(check, OneLine))).Append("\n]\n}\n");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ToString());

        void Member<T>(string name, T value) => text.Append('"').Append(name).Append("\": ").Append(JsonSerializer.Serialize(value, OneLine)).Append(",\n");
    }
}
