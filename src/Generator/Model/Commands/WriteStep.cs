namespace Glide.Generator.Model.Commands;

/// <summary>One step of writing: a word that is always the same, or an argument.</summary>
/// <param name="Word">The word; null for an argument.</param>
/// <param name="Argument">The argument; null for a word.</param>
/// <param name="InOptions">Whether the argument is a property of the method's options.</param>
internal sealed record WriteStep(string? Word, ArgumentModel? Argument, bool InOptions)
{
    public static WriteStep OfWord(string word) => new(word, null, false);

    public static WriteStep OfArgument(ArgumentModel argument) => new(null, argument, false);
}
