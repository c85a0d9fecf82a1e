namespace Glide.Generator.Model.Replies;

/// <summary>What a spec's <c>reply_schema</c> tells about a reply, before the overlay has been asked.</summary>
/// <param name="Type">The type, in which strings and records are still to be resolved.</param>
/// <param name="Problem">Why the type could not be told, in which case it is a tree; null otherwise.</param>
internal sealed record ReplySchema(ReplyType Type, string? Problem)
{
    /// <summary>A spec without a schema.</summary>
    public static readonly ReplySchema Missing = new(ReplyType.Node, "the spec has no reply_schema");
}
