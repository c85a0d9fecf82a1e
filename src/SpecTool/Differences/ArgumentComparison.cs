using System.Text.Json.Nodes;

namespace Glide.SpecTool.Differences;

/// <summary>Compares two trees of arguments by the names of their nodes, so that one more option is one difference.</summary>
internal static class ArgumentComparison
{
    private const string Field = "arguments";

    /// <summary>Reports every node that came, went, moved or changed.</summary>
    public static void Compare(JsonArray before, JsonArray after, Action<SpecDifference> report) => Compare("", before, after, report);

    private static void Compare(string path, JsonArray before, JsonArray after, Action<SpecDifference> report)
    {
        var left = ByName(before);
        var right = ByName(after);
        foreach (var (name, node) in left)
        {
            if (right.Find(entry => entry.Name == name).Node is { } other)
            {
                CompareNode($"{path}{name}", node, other, report);
            }
            else
            {
                report(new SpecDifference(Field, $"{path}{name}", node, null));
            }
        }

        foreach (var (name, node) in right.Where(entry => !left.Exists(other => other.Name == entry.Name)))
        {
            report(new SpecDifference(Field, $"{path}{name}", null, node));
        }

        var orderBefore = Names(left, right);
        var orderAfter = Names(right, left);
        if (!orderBefore.SequenceEqual(orderAfter))
        {
            report(new SpecDifference(Field, $"{path}order", List(orderBefore), List(orderAfter)));
        }
    }

    private static void CompareNode(string path, JsonObject before, JsonObject after, Action<SpecDifference> report)
    {
        foreach (var field in before.Select(entry => entry.Key).Union(after.Select(entry => entry.Key)))
        {
            if (field == Field)
            {
                Compare(path + "/", before[field] as JsonArray ?? [], after[field] as JsonArray ?? [], report);
            }
            else if (!JsonNode.DeepEquals(before[field], after[field]))
            {
                report(new SpecDifference(Field, $"{path}/{field}", before[field], after[field]));
            }
        }
    }

    /// <summary>The nodes with their names; the second node of a name gets a number, as siblings may share one.</summary>
    private static List<(string Name, JsonObject Node)> ByName(JsonArray arguments)
    {
        var nodes = new List<(string Name, JsonObject Node)>();
        foreach (var node in arguments.OfType<JsonObject>())
        {
            var name = (string?)node["name"] ?? "";
            var earlier = nodes.Count(entry => (string?)entry.Node["name"] == name);
            nodes.Add((earlier == 0 ? name : $"{name}#{earlier + 1}", node));
        }

        return nodes;
    }

    private static string[] Names(List<(string Name, JsonObject Node)> nodes, List<(string Name, JsonObject Node)> others) =>
        [.. nodes.Select(entry => entry.Name).Where(name => others.Exists(other => other.Name == name))];

    private static JsonArray List(string[] names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
