using System.Reflection;
using System.Text.Json.Nodes;

namespace Glide.SpecTool.Tests.Overlay;

public sealed class NamesTests
{
    private static readonly JsonObject Entries = OverlayFile.Read("names.json")["commands"]!.AsObject();

    [Fact]
    public void Every_command_has_an_entry() => Assert.Equal(OverlayFile.Commands.Names, Names(Entries));

    [Fact]
    public void Every_entry_is_well_formed()
    {
        foreach (var (command, entry) in Entries)
        {
            OverlayFile.CheckEntry(command, entry!.AsObject(), ["name", "summary"], []);
            Assert.Matches("^[A-Z][A-Za-z0-9]*$", (string)entry["name"]!);
            Assert.Matches(@"^[A-Z][^<>&\n]*\.$", (string)entry["summary"]!);
        }
    }

    [Fact]
    public void A_name_is_its_commands_words_in_another_casing()
    {
        foreach (var (command, entry) in Entries)
        {
            var letters = command.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
            var spelledOut = letters.EndsWith("_RO", StringComparison.Ordinal) ? letters[..^3] + "READONLY" : letters;
            Assert.Equal(spelledOut, ((string)entry!["name"]!).ToUpperInvariant());
        }
    }

    [Fact]
    public void No_two_commands_share_a_name_and_none_hides_a_member_of_every_object()
    {
        var members = typeof(object).GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        var names = Entries.Select(entry => (string)entry.Value!["name"]!).ToArray();

        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(names.Intersect(members.Select(member => member.Name), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(JsonObject entries) => entries.Select(entry => entry.Key).Order(StringComparer.Ordinal);
}
