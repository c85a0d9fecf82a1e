using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Glide.Protocol;

/// <summary>The short forms that most of what a server sends consists of, recognised without a search.</summary>
internal static class RespLine
{
    private const ushort LineEnd = 0x0A0D;
    private const int LongestShortLine = 24;

    /// <summary>Finds a bulk string of less than 1,000 bytes at the beginning of the bytes, if all of it is there.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="start">Where the string's own bytes begin.</param>
    /// <param name="length">How many they are; a line end follows them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFindShortString(ReadOnlySpan<byte> bytes, out int start, out int length)
    {
        // "$0\r\n\r\n" is the shortest, and as long as the longest header: the first six bytes can be read without further checks.
        start = length = 0;
        if (bytes.Length < 6 || bytes[0] != (byte)'$')
        {
            return false;
        }

        uint value = (uint)bytes[1] - '0';
        if (value > 9)
        {
            return false;
        }

        start = 4;
        uint digit = (uint)bytes[2] - '0';
        if (digit <= 9)
        {
            value = (value * 10) + digit;
            digit = (uint)bytes[3] - '0';
            start = 5;
            if (digit <= 9)
            {
                value = (value * 10) + digit;
                start = 6;
            }
        }

        length = (int)value;
        return start + length + 2 <= bytes.Length
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[(start - 2)..]) == LineEnd
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[(start + length)..]) == LineEnd;
    }

    /// <summary>Measures a short bulk string, integer, status or null at the beginning of the bytes, if all of it is there.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="total">The number of its bytes, the line ends included.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryMeasureShort(ReadOnlySpan<byte> bytes, out int total)
    {
        if (TryFindShortString(bytes, out int start, out int length))
        {
            total = start + length + 2;
            return true;
        }

        return TryMeasureShortLine(bytes, out total);
    }

    private static bool TryMeasureShortLine(ReadOnlySpan<byte> bytes, out int total)
    {
        if (bytes.Length >= 3 && bytes[0] is (byte)':' or (byte)'+' or (byte)'_' or (byte)'#' or (byte)',')
        {
            int last = Math.Min(bytes.Length, LongestShortLine) - 1;
            for (int index = 1; index < last; index++)
            {
                byte next = bytes[index];
                if (next < (byte)' ')
                {
                    total = index + 2;
                    return next == (byte)'\r' && bytes[index + 1] == (byte)'\n';
                }
            }
        }

        total = 0;
        return false;
    }
}
