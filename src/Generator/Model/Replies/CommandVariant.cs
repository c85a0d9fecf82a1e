namespace Glide.Generator.Model.Replies;

/// <summary>
/// A method of its own for a command whose reply another argument changes. Arguments are named by their path of spec names, joined with dots:
/// <c>options.withscores</c>.
/// </summary>
/// <param name="Id">What tells the variant from the others of its command, in C# words: <c>WithScores</c>. Unique in the command, also where methods share a name.</param>
/// <param name="MethodName">The method without <c>Async</c>; the base's own name for an overload.</param>
/// <param name="ForcedArguments">Tokens that are always written and therefore are no parameters.</param>
/// <param name="RemovedArguments">Arguments that are never written.</param>
/// <param name="RequiredArguments">Arguments that are optional in the spec and required here.</param>
/// <param name="SingleArguments">Arguments that may be repeated in the spec and stand exactly once here.</param>
/// <param name="Reply">What comes back.</param>
/// <param name="Summary">What it does, for the XML docs; the base's summary where null.</param>
/// <param name="NullMeans">When null comes back, for the XML docs, as the end of a sentence: <c>the key does not exist</c>.</param>
/// <param name="Returns">What the result is where the type alone does not tell, for the XML docs.</param>
internal sealed record CommandVariant(
    string Id,
    string MethodName,
    EquatableArray<string> ForcedArguments,
    EquatableArray<string> RemovedArguments,
    EquatableArray<string> RequiredArguments,
    EquatableArray<string> SingleArguments,
    ReplyType Reply,
    string? Summary,
    string? NullMeans,
    string? Returns);
