using System;

namespace Glide.Generator.Model.Replies;

/// <summary>What <c>replies.json</c> says.</summary>
/// <param name="Entries">What is said of single commands, ordered by name.</param>
/// <param name="TextCommands">Commands whose strings are the server's own text.</param>
/// <param name="KeyCommands">Commands whose strings are names of keys.</param>
/// <param name="Diagnostics">What is wrong with the file.</param>
internal sealed record RepliesOverlay(
    EquatableArray<ReplyOverlayEntry> Entries,
    EquatableArray<ListedCommand> TextCommands,
    EquatableArray<ListedCommand> KeyCommands,
    EquatableArray<DiagnosticModel> Diagnostics)
{
    public static readonly RepliesOverlay Empty = new([], [], [], []);

    /// <summary>What is said of a command, or null.</summary>
    public ReplyOverlayEntry? Find(string command)
    {
        int low = 0;
        int high = Entries.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(Entries[middle].Command, command);
            if (order == 0)
            {
                return Entries[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>What the strings of a command's reply are: the user's data unless the file says otherwise.</summary>
    public ReplyType StringOf(string command)
        => Contains(TextCommands, command) ? ReplyType.Text : Contains(KeyCommands, command) ? ReplyType.KeyName : ReplyType.Value;

    private static bool Contains(EquatableArray<ListedCommand> commands, string command)
    {
        foreach (var listed in commands)
        {
            if (string.Equals(listed.Name, command, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
