namespace Glide.Generator.Model.Replies;

/// <summary>What <c>replies.json</c> says of one command.</summary>
/// <param name="Command">The command's full name.</param>
/// <param name="Reply">The reply; null where the schema tells it.</param>
/// <param name="Removes">Arguments that the command's own method never writes, by path.</param>
/// <param name="Variants">The methods beside it.</param>
/// <param name="NullMeans">When null comes back.</param>
/// <param name="Returns">What the result is.</param>
/// <param name="Since">The version of the specs from which on the entry holds; null for every one.</param>
/// <param name="IsLarge">Whether the value may be large, so that it can also be had in pooled memory or in the caller's buffer.</param>
/// <param name="Location">Where the entry stands.</param>
internal sealed record ReplyOverlayEntry(
    string Command,
    ReplyType? Reply,
    EquatableArray<string> Removes,
    EquatableArray<VariantOverlay> Variants,
    string? NullMeans,
    string? Returns,
    string? Since,
    bool IsLarge,
    LocationModel Location);
