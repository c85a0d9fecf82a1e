using Glide.Commands;

namespace Glide;

/// <summary>Commands that are given as words: what the specs know of them, and where they may run.</summary>
internal static class CustomCommand
{
    /// <summary>No word of a command's name is longer; the second word may as well be a large value.</summary>
    private const int LongestWord = 64;

    /// <summary>What the specs know of a command, which is checked first; null if they do not know it.</summary>
    /// <param name="words">The command's name and its arguments.</param>
    /// <param name="hasOwnConnection">Whether no other caller's commands run on the connection.</param>
    /// <exception cref="ArgumentException">There are no words.</exception>
    /// <exception cref="InvalidOperationException">The command would leave its traces on a connection that others use, or could never be answered.</exception>
    public static CommandDescriptor? Check(ReadOnlySpan<ValkeyValue> words, bool hasOwnConnection)
    {
        if (words.IsEmpty)
        {
            throw new ArgumentException("A command has at least its name.", nameof(words));
        }

        var descriptor = Find(words);
        if (descriptor is null)
        {
            return null;
        }

        if ((descriptor.Flags & CommandFlags.Unanswered) != 0)
        {
            throw new InvalidOperationException(
                $"{descriptor.Name} is not answered by one reply: pushed messages, a stream or silence come instead. Nothing was sent.");
        }

        if ((descriptor.Flags & CommandFlags.SessionBound) != 0 && !hasOwnConnection)
        {
            throw new InvalidOperationException(
                $"{descriptor.Name} speaks about the connection that carries it, and this one carries everybody's commands; " +
                "run it on a session (OpenSessionAsync). Nothing was sent.");
        }

        return descriptor;
    }

    private static CommandDescriptor? Find(ReadOnlySpan<ValkeyValue> words)
    {
        if (words[0].Length > LongestWord)
        {
            return null;
        }

        var name = words[0].ToString().ToUpperInvariant();
        return (words.Length > 1 && words[1].Length <= LongestWord ? CommandRegistry.Find($"{name} {words[1].ToString().ToUpperInvariant()}") : null)
            ?? CommandRegistry.Find(name);
    }
}
