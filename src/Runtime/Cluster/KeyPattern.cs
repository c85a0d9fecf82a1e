using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>What a glob-style pattern tells of the keys that match it.</summary>
internal static class KeyPattern
{
    /// <summary>The one slot in which every key that matches is: the pattern has a whole hash tag before it becomes vague. Null for any slot.</summary>
    public static int? SlotOf(ReadOnlySpan<byte> pattern)
    {
        var vague = pattern.IndexOfAny("*?[\\"u8);
        if (vague < 0)
        {
            return HashSlot.Of(pattern);
        }

        // The first brace decides, and the first that closes it; an empty tag is none.
        var certain = pattern[..vague];
        var open = certain.IndexOf((byte)'{');
        var length = open < 0 ? -1 : certain[(open + 1)..].IndexOf((byte)'}');
        return length > 0 ? HashSlot.Of(certain) : null;
    }
}
