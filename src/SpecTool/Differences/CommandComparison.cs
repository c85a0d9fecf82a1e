using System.Text.Json.Nodes;

namespace Glide.SpecTool.Differences;

/// <summary>Collects the differences of one command, each field compared in the way that its meaning asks for.</summary>
internal sealed class CommandComparison
{
    private readonly List<SpecDifference> _differences = [];

    /// <summary>What was found, in the order of the fields.</summary>
    public IReadOnlyList<SpecDifference> Differences => _differences;

    /// <summary>Compares two specs of a command.</summary>
    public void Compare(JsonObject before, JsonObject after)
    {
        foreach (var field in before.Select(entry => entry.Key).Union(after.Select(entry => entry.Key)))
        {
            CompareField(field, before[field], after[field]);
        }
    }

    private void CompareField(string field, JsonNode? before, JsonNode? after)
    {
        switch (field)
        {
            case "command_flags" or "acl_categories" or "command_tips" or "doc_flags" or "history":
                CompareSets(field, Elements(before), Elements(after));
                break;
            case "arguments":
                ArgumentComparison.Compare(Elements(before), Elements(after), _differences.Add);
                break;
            default:
                CompareNodes(field, "", before, after);
                break;
        }
    }

    /// <summary>The order of such words says nothing.</summary>
    private void CompareSets(string field, JsonArray before, JsonArray after)
    {
        foreach (var word in before.Where(word => !after.Any(other => JsonNode.DeepEquals(word, other))))
        {
            _differences.Add(new SpecDifference(field, "", word, null));
        }

        foreach (var word in after.Where(word => !before.Any(other => JsonNode.DeepEquals(word, other))))
        {
            _differences.Add(new SpecDifference(field, "", null, word));
        }
    }

    private void CompareNodes(string field, string path, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        switch (before, after)
        {
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(entry => entry.Key).Union(right.Select(entry => entry.Key)))
                {
                    CompareNodes(field, Join(path, name), left[name], right[name]);
                }

                break;
            case (JsonArray left, JsonArray right) when left.Count == right.Count:
                for (var i = 0; i < left.Count; i++)
                {
                    CompareNodes(field, Join(path, $"{i}"), left[i], right[i]);
                }

                break;
            default:
                _differences.Add(new SpecDifference(field, path, before, after));
                break;
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";

    private static JsonArray Elements(JsonNode? node) => node as JsonArray ?? [];
}
