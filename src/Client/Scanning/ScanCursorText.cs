using Glide.Cluster;

namespace Glide;

/// <summary>The text of a scan's cursor: what is left to do, behind a letter for where. On a server without slots "slot 5 is done" would hide keys.</summary>
internal static class ScanCursorText
{
    private const char Cluster = 'c';
    private const char Server = 's';

    public static string Write(ScanState state, bool hasSlots) => (hasSlots ? Cluster : Server) + state.ToToken();

    /// <exception cref="FormatException">It is no cursor, or one of the other kind.</exception>
    public static ScanState Parse(string text, bool hasSlots)
    {
        if (text is not [Cluster or Server, ..])
        {
            throw new FormatException("The text is not the cursor of a scan.");
        }

        if (text[0] == Cluster != hasSlots)
        {
            throw new FormatException(hasSlots
                ? "The cursor is of the scan of one server, and this client is one of a cluster."
                : "The cursor is of the scan of a cluster, and this client is one of a server.");
        }

        return ScanState.Parse(text[1..]);
    }
}
