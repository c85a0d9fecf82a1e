namespace Glide.Generator.Model.Replies;

/// <summary>A type to generate: a record that reads itself from a reply, or an enumeration.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Kind">How it stands on the wire.</param>
/// <param name="IsStruct">Whether it is a positional struct; a class with init properties otherwise.</param>
/// <param name="Summary">What it is, for the XML docs.</param>
/// <param name="Remarks">More for the XML docs; empty if there is none.</param>
/// <param name="Members">The members in their order on the wire.</param>
internal sealed record RecordModel(
    string Name,
    RecordKind Kind,
    bool IsStruct,
    string Summary,
    string Remarks,
    EquatableArray<ReplyMember> Members)
{
    /// <summary>Whether the runtime needs it itself, so that it is generated there and not into the client.</summary>
    public bool IsInRuntime { get; init; }
}
