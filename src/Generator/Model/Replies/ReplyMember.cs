namespace Glide.Generator.Model.Replies;

/// <summary>A member of a record that is read from a reply.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Wire">The key on the wire, or the beginning of the keys that the member gathers; for an enumeration the word or number. Empty where the position counts.</param>
/// <param name="Type">The type.</param>
/// <param name="Summary">What it is, for the XML docs; empty for a member that came from a schema.</param>
/// <param name="Role">How it takes part in the reading.</param>
internal sealed record ReplyMember(string Name, string Wire, ReplyType Type, string Summary, ReplyMemberRole Role = ReplyMemberRole.Required);
