using System.Text;
using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Migration;

/// <summary>The tables of a migration page: each command of the surface once, with the other clients' methods and ours, by the specs' groups.</summary>
internal static class MigrationTable
{
    private static readonly (string Group, string Title)[] Groups =
    [
        ("string", "Strings"), ("generic", "Keys"), ("hash", "Hashes"), ("list", "Lists"), ("set", "Sets"), ("sorted_set", "Sorted sets"),
        ("stream", "Streams"), ("geo", "Places"), ("bitmap", "Bitmaps"), ("hyperloglog", "HyperLogLog"), ("scripting", "Scripts and functions"),
        ("transactions", "Transactions"), ("pubsub", "Publishing"), ("connection", "Connections"), ("cluster", "Cluster"), ("server", "Server"),
    ];

    /// <summary>The markdown of all tables.</summary>
    /// <exception cref="SpecException">A client has a name for a command that the surface lacks, or a group has no title.</exception>
    public static string Of(Surface surface, SpecSet specs, IReadOnlyList<MethodNames> clients)
    {
        foreach (var client in clients)
        {
            if (client.Commands.Keys.Except(surface.Commands, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            {
                throw new SpecException($"{client.Client}: {unknown} is no command of the surface.");
            }
        }

        var byGroup = surface.Commands.ToLookup(command => specs.Find(command)!.Spec["group"]!.GetValue<string>());
        if (byGroup.Select(static group => group.Key).Except(Groups.Select(static group => group.Group)).FirstOrDefault() is { } untitled)
        {
            throw new SpecException($"The group {untitled} has no title.");
        }

        var text = new StringBuilder();
        foreach (var (group, title) in Groups.Where(group => byGroup.Contains(group.Group)))
        {
            text.Append($"### {title}\n\n| Valkey |");
            text.AppendJoin("", clients.Select(static client => $" {client.Client} |")).Append(" Glide.Generated |\n|---|");
            text.AppendJoin("", clients.Select(static _ => "---|")).Append("---|\n");
            foreach (var command in byGroup[group])
            {
                text.Append($"| `{command}` |");
                text.AppendJoin("", clients.Select(client => $" {client.Cell(command)} |"));
                text.Append($" {Methods(surface.MethodsOf(command))} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Each method in a line; one that answers for every node of a cluster in the line of its single-node form.</summary>
    private static string Methods(IReadOnlyList<SurfaceMethod> methods) => string.Join("<br>", methods
        .GroupBy(static method => (method.Name, method.Parameters))
        .Select(static forms => Line([.. forms])));

    private static string Line(SurfaceMethod[] forms)
    {
        var first = forms[0];
        var text = new StringBuilder($"`{first.Name}({first.Parameters})`");
        if (first.Result.Length > 0)
        {
            text.Append($" → `{first.Result}`");
        }

        if (forms.FirstOrDefault(static form => form.Interface == "IValkeyClusterCommands") is { } cluster)
        {
            text.Append($", in a cluster `{cluster.Result}`");
        }

        return text.Append(first.Interface switch
        {
            "IValkeySessionCommands" => ", on a session",
            "IValkeyNodeCommands" when forms.Length == 1 => ", on one node",
            _ => "",
        }).ToString();
    }
}
