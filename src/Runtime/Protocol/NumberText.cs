using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Glide.Protocol;

/// <summary>Numbers as the server writes and reads them: invariant, shortest exact form, <c>inf</c> and <c>nan</c> in its own words.</summary>
internal static class NumberText
{
    /// <summary>Enough for every integer and every floating-point number.</summary>
    public const int MaxLength = 32;

    /// <summary>The number of characters of an integer.</summary>
    public static int CountBytes(long value)
    {
        if (value >= 0)
        {
            return CountDigits((ulong)value);
        }

        return 1 + CountDigits((ulong)-value);
    }

    /// <summary>The number of decimal digits.</summary>
    public static int CountDigits(ulong value)
    {
        int digits = 1;
        while (value >= 10_000)
        {
            value /= 10_000;
            digits += 4;
        }

        return value < 10 ? digits : value < 100 ? digits + 1 : value < 1_000 ? digits + 2 : digits + 3;
    }

    /// <summary>Writes an integer; the destination holds at least <see cref="MaxLength"/> bytes.</summary>
    public static int Format(long value, Span<byte> destination)
    {
        Utf8Formatter.TryFormat(value, destination, out int written);
        return written;
    }

    /// <summary>Writes a floating-point number; the destination holds at least <see cref="MaxLength"/> bytes.</summary>
    public static int Format(double value, Span<byte> destination)
    {
        if (double.IsFinite(value))
        {
            value.TryFormat(destination, out int written, default, CultureInfo.InvariantCulture);
            return written;
        }

        ReadOnlySpan<byte> word = double.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8;
        word.CopyTo(destination);
        return word.Length;
    }

    /// <summary>Reads an integer that is the whole text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        if (Utf8Parser.TryParse(text, out value, out int consumed) && consumed == text.Length)
        {
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>Reads a floating-point number that is the whole text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        ReadOnlySpan<byte> magnitude = text.Length > 0 && text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
        if (Ascii.EqualsIgnoreCase(magnitude, "inf"u8) || Ascii.EqualsIgnoreCase(magnitude, "infinity"u8))
        {
            value = text[0] == (byte)'-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        value = double.NaN;
        return Ascii.EqualsIgnoreCase(magnitude, "nan"u8);
    }
}
