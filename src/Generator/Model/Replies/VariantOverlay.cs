namespace Glide.Generator.Model.Replies;

/// <summary>A method that <c>replies.json</c> puts beside a command's own; see <see cref="CommandVariant"/>.</summary>
/// <param name="Id">What tells it from the others.</param>
/// <param name="Method">Its name, where that is not the command's own with the id behind it.</param>
/// <param name="IsOverload">Whether it has the same name as the command's own method.</param>
/// <param name="Forces">Tokens that are always written.</param>
/// <param name="Removes">Arguments that are never written.</param>
/// <param name="Requires">Optional arguments that are required here.</param>
/// <param name="Single">Repeated arguments that stand once here.</param>
/// <param name="Reply">What comes back.</param>
/// <param name="Summary">What it does.</param>
/// <param name="NullMeans">When null comes back.</param>
/// <param name="Returns">What the result is.</param>
/// <param name="Since">The version of the specs from which on it holds; null for every one.</param>
internal sealed record VariantOverlay(
    string Id,
    string? Method,
    bool IsOverload,
    EquatableArray<string> Forces,
    EquatableArray<string> Removes,
    EquatableArray<string> Requires,
    EquatableArray<string> Single,
    ReplyType Reply,
    string? Summary,
    string? NullMeans,
    string? Returns,
    string? Since);
