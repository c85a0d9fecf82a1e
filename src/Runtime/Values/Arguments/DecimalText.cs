using System.Globalization;

namespace Glide;

/// <summary>Unsigned numbers as the server writes them: digits alone, without sign, blank or leading plus.</summary>
internal static class DecimalText
{
    /// <summary>The most digits that a 64-bit number has.</summary>
    public const int MaxLength = 20;

    public static bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        // The framework's parser ignores trailing zero bytes, which are not part of a number on the wire.
        if (text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            value = 0;
            return false;
        }

        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
