namespace Glide.Generator.Analyzers.Keys;

/// <summary>What is known of a text before the program runs: all of it, or how it begins.</summary>
/// <param name="Start">The known beginning.</param>
/// <param name="IsComplete">Whether that is all of it.</param>
internal readonly record struct KnownText(string Start, bool IsComplete)
{
    /// <summary>Nothing is known.</summary>
    public static KnownText None => new("", false);

    /// <summary>How the text is shown to people.</summary>
    public string Display => IsComplete ? Start : Start + "…";

    public static KnownText Of(string text) => new(text, true);

    /// <summary>This text with another one behind it.</summary>
    public KnownText Then(KnownText next) => IsComplete ? new(Start + next.Start, next.IsComplete) : this;

    /// <summary>The slot of a key of this name; null if it depends on what is not known.</summary>
    public int? Slot()
    {
        string hashed = Start;
        if (!IsComplete)
        {
            // Only a hash tag that is closed before the unknown part begins decides alone. An empty one is no tag.
            int open = Start.IndexOf('{');
            int close = open < 0 ? -1 : Start.IndexOf('}', open);
            if (close <= open + 1)
            {
                return null;
            }

            hashed = Start.Substring(0, close + 1);
        }

        return Protocol.HashSlot.Of(System.Text.Encoding.UTF8.GetBytes(hashed));
    }

    /// <summary>The hash tag that puts other keys into this one's slot; null if a tag cannot hold it.</summary>
    public string? Tag()
    {
        int open = Start.IndexOf('{');
        int close = open < 0 ? -1 : Start.IndexOf('}', open);
        return close > open + 1 ? Start.Substring(open + 1, close - open - 1)
            : IsComplete && Start.Length > 0 && Start.IndexOf('}') < 0 ? Start
            : null;
    }
}
