using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Overlay;
using Glide.Generator.Parsing.Specs;
using Glide.Generator.Tests.Driving;

namespace Glide.Generator.Tests;

/// <summary>
/// Holds what goes where in a cluster against <c>routing-table.txt</c>, which has been read by people: one line for each method with the
/// command's request and response policies, the rule that folds its replies, and where its keys stand. Set UPDATE_SNAPSHOTS=1 to write it
/// anew, and read the difference.
/// </summary>
public sealed class RoutingTableTests
{
    private static readonly List<CommandModel> Commands = Map();

    [Fact]
    public void Every_command_goes_where_the_table_says()
        => Snapshot.MatchFile(
            string.Concat(Commands.SelectMany(Lines).Select(line => line.TrimEnd() + "\n")),
            Repository.Of("tests", "Generator.Tests", "routing-table.txt"));

    [Fact]
    public void Whatever_goes_to_several_nodes_folds_or_is_told_apart_by_node()
        => Assert.All(Commands.SelectMany(command => command.Methods, (command, method) => (command.Descriptor, method)), pair =>
        {
            bool goesToSeveral = pair.Descriptor.RequestPolicy is "AllNodes" or "AllShards" or "MultiShard";
            Assert.Equal(goesToSeveral && pair.Descriptor.ResponsePolicy != "PerNode", pair.method.Fold is not null);
        });

    [Fact]
    public void What_is_told_apart_by_node_goes_to_several()
        => Assert.All(
            Commands.Where(command => command.Descriptor.ResponsePolicy == "PerNode"),
            command => Assert.True(command.Descriptor.RequestPolicy is "AllNodes" or "AllShards", command.FullName));

    private static IEnumerable<string> Lines(CommandModel command)
    {
        var descriptor = command.Descriptor;
        string keys = string.Join(" ", descriptor.KeySpecs.Select(Pattern)) + (descriptor.SlotArgument > 0 ? $"{descriptor.SlotArgument} (the slot itself)" : "");
        foreach (var method in command.Methods)
        {
            string variant = method == command.Methods[0] ? descriptor.Name : $"{descriptor.Name} ({method.Name})";
            string fold = method.Fold is null ? "-" : method.Fold["ReplyFold.".Length..method.Fold.IndexOf('(', StringComparison.Ordinal)];
            yield return $"{variant,-60}{descriptor.RequestPolicy,-14}{descriptor.ResponsePolicy,-14}{fold,-14}{keys}";
        }
    }

    /// <summary>Where a key spec finds keys: <c>1</c>, <c>1..-1</c>, <c>1..-1/2</c> in steps of two, <c>2#</c> behind a count, <c>?</c> for what is not told.</summary>
    private static string Pattern(KeySpecModel key)
    {
        string begin = key.BeginKeyword ?? key.BeginIndex.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string end = key.KeyCountIndex >= 0 ? "#" : key.LastKey == 0 ? "" : ".." + key.LastKey.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string step = key.KeyStep > 1 ? $"/{key.KeyStep}" : "";
        string half = key.Limit > 1 ? $" of 1/{key.Limit}" : "";
        return begin + end + step + half + (key.IsComplete ? "" : "?") + (key.IsKey ? "" : " (slot only)");
    }

    private static List<CommandModel> Map()
    {
        var files = GeneratorRun.ValkeyFiles();
        var overlay = OverlayParser.Parse(files.Where(file => file.Kind == "overlay").Select(file => new OverlayFile(file.Path, file.GetText(), "Glide")));
        var specs = files.Where(file => file.Kind == "command").Select(file => CommandSpecParser.Parse(file.Path, file.GetText())).ToList();
        var version = VersionNumber.Parse(SpecSet.Of(specs.Select(SpecSetEntry.Of)).Version);
        return specs
            .SelectMany(file => file.Commands, (file, command) => CommandMapper.Map(command, file.Path, overlay, version).Command)
            .Where(command => command.Surface is SurfaceKind.Typed or SurfaceKind.Session)
            .OrderBy(command => command.FullName, StringComparer.Ordinal)
            .ToList();
    }
}
