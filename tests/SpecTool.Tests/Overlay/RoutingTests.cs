using System.Text.Json.Nodes;
using Glide.Commands;

namespace Glide.SpecTool.Tests.Overlay;

public sealed class RoutingTests
{
    private static readonly JsonObject Entries = OverlayFile.Read("routing.json")["commands"]!.AsObject();

    [Fact]
    public void Every_entry_is_well_formed()
    {
        foreach (var (command, entry) in Entries)
        {
            OverlayFile.CheckEntry(command, entry!.AsObject(), ["reason"], ["requestPolicy", "responsePolicy", "slotArgument", "keySpecs"]);
            Assert.True(entry["requestPolicy"] is null ? entry["keySpecs"] is not null : Enum.TryParse<RequestPolicy>((string)entry["requestPolicy"]!, out _), command);
            Assert.True(entry["responsePolicy"] is null || Enum.TryParse<ResponsePolicy>((string)entry["responsePolicy"]!, out _), command);
        }
    }

    [Fact]
    public void A_slot_argument_is_an_argument_of_its_command_and_stands_where_the_policy_needs_one()
    {
        foreach (var (command, entry) in Entries)
        {
            var argument = (string?)entry!["slotArgument"];
            Assert.Equal((string?)entry["requestPolicy"] == nameof(RequestPolicy.SlotArgument), argument is not null);
            if (argument is not null)
            {
                Assert.Contains(OverlayFile.Commands.Find(command)!.Spec["arguments"]!.AsArray(), node => (string?)node!["name"] == argument);
            }
        }
    }

    [Fact]
    public void No_entry_repeats_what_the_tips_say()
    {
        foreach (var (command, entry) in Entries.Where(static entry => entry.Value!["requestPolicy"] is not null))
        {
            var tips = Tips(command);
            var request = ((string)entry!["requestPolicy"]!).ToUpperInvariant();
            var response = ((string?)entry["responsePolicy"])?.ToUpperInvariant();
            Assert.False(
                tips.Contains("REQUESTPOLICY:" + request) && (response is null || tips.Contains("RESPONSEPOLICY:" + response)),
                $"{command}: the tips say this already.");
        }
    }

    /// <summary>What the spec itself says needs no second word, and where it says nothing, one is needed unless there is no key.</summary>
    [Fact]
    public void Key_specs_stand_where_the_spec_calls_its_own_unknown()
    {
        foreach (var (command, entry) in Entries.Where(static entry => entry.Value!["keySpecs"] is not null))
        {
            Assert.Contains(OverlayFile.Commands.Find(command)!.Spec["key_specs"]!.AsArray(), static spec => spec!["begin_search"]!.AsObject().ContainsKey("unknown"));
        }
    }

    [Fact]
    public void Every_command_whose_tips_call_its_policy_special_has_an_entry()
    {
        var special = OverlayFile.Commands.Names.Where(name => Tips(name).Any(tip => tip.EndsWith(":SPECIAL", StringComparison.Ordinal)));

        Assert.Empty(special.Except(Entries.Select(entry => entry.Key)));
    }

    private static string[] Tips(string command) =>
        [.. (OverlayFile.Commands.Find(command)!.Spec["command_tips"]?.AsArray() ?? [])
            .Select(tip => ((string)tip!).Replace("_", "", StringComparison.Ordinal))];
}
