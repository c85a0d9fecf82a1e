using Glide.Generator.Model;
using Glide.Generator.Model.Specs;

namespace Glide.Generator.Parsing.Overlay;

/// <summary>Policies where a spec's tips are silent or wrong, null leaving the tip's; and keys where its key specs are.</summary>
/// <param name="Command">The command's full name.</param>
/// <param name="Request">The request policy.</param>
/// <param name="Response">The response policy.</param>
/// <param name="KeySpecs">Where further keys stand: in place of what the spec calls unknown.</param>
/// <param name="SlotArgument">The argument whose value is the slot; null for a command that has none.</param>
/// <param name="Since">The version of the specs from which on the entry holds; null for every version.</param>
/// <param name="Location">Where the entry stands.</param>
internal sealed record RoutingEntry(
    string Command, string? Request, string? Response, EquatableArray<KeySpecModel> KeySpecs, string? SlotArgument, string? Since, LocationModel Location);
