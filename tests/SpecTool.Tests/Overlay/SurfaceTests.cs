using System.Text.Json.Nodes;

namespace Glide.SpecTool.Tests.Overlay;

public sealed class SurfaceTests
{
    private static readonly string[] Sections = ["session", "push", "internal", "help", "sentinel", "container"];

    private static readonly JsonObject File = OverlayFile.Read("surface.json");

    [Fact]
    public void Every_entry_is_well_formed()
    {
        foreach (var (command, entry) in Sections.SelectMany(section => File[section]!.AsObject()))
        {
            OverlayFile.CheckEntry(command, entry!.AsObject(), ["reason"], []);
        }
    }

    [Fact]
    public void No_command_stands_in_two_sections()
    {
        var commands = Sections.SelectMany(Commands).ToArray();

        Assert.Equal(commands.Length, commands.Distinct().Count());
    }

    [Fact]
    public void What_is_left_is_the_typed_surface_with_the_two_waits_on_the_session()
    {
        Assert.Equal(328, OverlayFile.Commands.Names.Except(Sections.SelectMany(Commands)).Count());
        Assert.Contains("WAIT", Commands("session"));
        Assert.Contains("WAITAOF", Commands("session"));
    }

    [Fact]
    public void The_containers_are_the_commands_that_only_have_subcommands()
    {
        var parents = OverlayFile.Commands.Commands.Select(command => (string?)command.Spec["container"]).OfType<string>().Distinct();

        // COMMAND alone is both: it groups subcommands and answers by itself.
        Assert.Equal(parents.Except(["COMMAND"]).Order(StringComparer.Ordinal), Commands("container").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_runtime_names_commands_that_exist_each_once()
    {
        var runtime = File["runtime"]!.AsArray().Select(name => (string)name!).ToArray();

        Assert.All(runtime, name => Assert.NotNull(OverlayFile.Commands.Find(name)));
        Assert.Equal(runtime.Length, runtime.Distinct().Count());
    }

    private static IEnumerable<string> Commands(string section) => File[section]!.AsObject().Select(entry => entry.Key);
}
