namespace Glide.Protocol;

/// <summary>
/// The cluster's hash slot of a key: CRC16 (XMODEM) modulo 16,384 over the key, or over what stands between the first <c>{</c> and
/// the next <c>}</c> if that is not empty. The generator links this file too, so it keeps to what .NET Standard 2.0 offers.
/// </summary>
internal static class HashSlot
{
    /// <summary>The number of slots.</summary>
    public const int Count = 16384;

    private const int Stride = 8;

    private static readonly ushort[] Table = BuildTable();

    /// <summary>The slot of a key.</summary>
    public static int Of(ReadOnlySpan<byte> key) => Crc16(Tag(key)) & (Count - 1);

    /// <summary>The part of a key that is hashed.</summary>
    public static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> key)
    {
        int open = key.IndexOf((byte)'{');
        if (open < 0)
        {
            return key;
        }

        ReadOnlySpan<byte> rest = key.Slice(open + 1);
        int length = rest.IndexOf((byte)'}');
        return length > 0 ? rest.Slice(0, length) : key;
    }

    /// <summary>CRC16 with the polynomial 0x1021 and the start value 0, as the cluster specification defines it.</summary>
    public static ushort Crc16(ReadOnlySpan<byte> bytes)
    {
        ushort[] table = Table;
        uint crc = 0;
        while (bytes.Length >= Stride)
        {
            // Eight bytes at once: each looks up what it comes to with the bytes of the stride that follow it.
            crc = (uint)(table[(7 * 256) + (byte)((crc >> 8) ^ bytes[0])]
                ^ table[(6 * 256) + (byte)(crc ^ bytes[1])]
                ^ table[(5 * 256) + bytes[2]]
                ^ table[(4 * 256) + bytes[3]]
                ^ table[(3 * 256) + bytes[4]]
                ^ table[(2 * 256) + bytes[5]]
                ^ table[256 + bytes[6]]
                ^ table[bytes[7]]);
            bytes = bytes.Slice(Stride);
        }

        foreach (byte next in bytes)
        {
            crc = (crc << 8) ^ table[(byte)((crc >> 8) ^ next)];
        }

        return (ushort)crc;
    }

    /// <summary>Eight tables behind each other: what a byte comes to with none to seven bytes of zero behind it.</summary>
    private static ushort[] BuildTable()
    {
        ushort[] table = new ushort[Stride * 256];
        for (int index = 0; index < 256; index++)
        {
            int crc = index << 8;
            for (int following = 0; following < Stride; following++)
            {
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
                }

                table[(following * 256) + index] = (ushort)crc;
            }
        }

        return table;
    }
}
