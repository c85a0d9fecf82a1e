namespace Glide.Commands;

/// <summary>One rule that finds keys among the words of a command, as the spec's <c>key_specs</c> state it.</summary>
/// <param name="BeginIndex">The word at which the search begins, counted from the command's name as 0; 0 if <paramref name="BeginKeyword"/> says it.</param>
/// <param name="BeginKeyword">The word after which the search begins; null if <paramref name="BeginIndex"/> says it.</param>
/// <param name="KeywordStartFrom">Where the search for the keyword starts; negative from the end.</param>
/// <param name="LastKey">The last key, relative to the first; negative from the end of the command.</param>
/// <param name="KeyStep">The distance between two keys.</param>
/// <param name="Limit">With <paramref name="LastKey"/> −1, the divisor of what remains: 2 for the first half; 0 or 1 for all of it.</param>
/// <param name="KeyCountIndex">Where the count of keys stands, relative to the beginning; −1 if there is none.</param>
/// <param name="FirstKey">With a count, the first key relative to the beginning.</param>
/// <param name="IsKey">Whether what is found is a key; false for what only hashes like one, such as a sharded channel.</param>
/// <param name="IsComplete">Whether the rule finds every key.</param>
public sealed record KeySpec(
    int BeginIndex,
    string? BeginKeyword,
    int KeywordStartFrom,
    int LastKey,
    int KeyStep,
    int Limit,
    int KeyCountIndex,
    int FirstKey,
    bool IsKey,
    bool IsComplete);
