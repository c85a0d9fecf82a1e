namespace Glide.Generator.Model.Replies;

/// <summary>Everything about the replies of one command.</summary>
/// <param name="Type">What the command's own method returns.</param>
/// <param name="RemovedArguments">Arguments that the command's own method leaves to a variant, by path.</param>
/// <param name="Variants">The methods beside it.</param>
/// <param name="NullMeans">When null comes back, for the XML docs, as the end of a sentence: <c>the key does not exist</c>.</param>
/// <param name="Returns">What the result is where the type alone does not tell, for the XML docs.</param>
/// <param name="IsLarge">Whether the value may be large, so that it can also be had in pooled memory or in the caller's buffer.</param>
/// <param name="Records">Types derived from the command's schema, which are generated together with it.</param>
internal sealed record ReplyModel(
    ReplyType Type,
    EquatableArray<string> RemovedArguments,
    EquatableArray<CommandVariant> Variants,
    string? NullMeans,
    string? Returns,
    bool IsLarge,
    EquatableArray<RecordModel> Records);
