using Glide.Commands;

namespace Glide.Protocol;

/// <content>Pairs and maps, in all the forms that the two protocol versions have for them.</content>
public ref partial struct RespReader
{
    /// <summary>
    /// Reads pairs from a map, from a flat sequence, or from a sequence of sequences of two. The type's own reader is called once a
    /// pair, at its first half, and reads the two halves.
    /// </summary>
    /// <typeparam name="T">The type of a pair.</typeparam>
    public T[] ReadPairs<T>()
        where T : IReply<T>
    {
        bool isMap = Peek() == RespKind.Map;
        int count = isMap ? ReadMapHeader() : ReadArrayHeader();
        if (count == 0)
        {
            return [];
        }

        bool isNested = !isMap && Peek() is RespKind.Array or RespKind.Set;
        if (!isMap && !isNested)
        {
            count = Halve(count);
        }

        T[] pairs = new T[count];
        for (int index = 0; index < pairs.Length; index++)
        {
            if (isNested)
            {
                ReadHeaderOfTwo();
            }

            pairs[index] = T.Read(ref this);
        }

        return pairs;
    }

    /// <summary>Reads names and values; of equal names the last counts.</summary>
    public Dictionary<string, ValkeyValue> ReadValueMap()
    {
        int count = ReadPairsHeader(out bool isNested);
        Dictionary<string, ValkeyValue> map = new(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            string name = ReadName(isNested);
            map[name] = ReadValue();
        }

        return map;
    }

    /// <summary>Reads names and texts; of equal names the last counts.</summary>
    public Dictionary<string, string> ReadTextMap()
    {
        int count = ReadPairsHeader(out bool isNested);
        Dictionary<string, string> map = new(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            string name = ReadName(isNested);
            map[name] = ReadText();
        }

        return map;
    }

    /// <summary>Reads names and integers; of equal names the last counts.</summary>
    public Dictionary<string, long> ReadInt64Map()
    {
        int count = ReadPairsHeader(out bool isNested);
        Dictionary<string, long> map = new(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            string name = ReadName(isNested);
            map[name] = ReadInt64();
        }

        return map;
    }

    /// <summary>Reads names and floating-point numbers; of equal names the last counts.</summary>
    public Dictionary<string, double> ReadDoubleMap()
    {
        int count = ReadPairsHeader(out bool isNested);
        Dictionary<string, double> map = new(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            string name = ReadName(isNested);
            map[name] = ReadDouble();
        }

        return map;
    }

    /// <summary>Reads names and values of a type that reads itself; of equal names the last counts.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    public Dictionary<string, T> ReadMap<T>()
        where T : IReply<T>
    {
        int count = ReadPairsHeader(out bool isNested);
        Dictionary<string, T> map = new(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            string name = ReadName(isNested);
            map[name] = T.Read(ref this);
        }

        return map;
    }

    private int ReadPairsHeader(out bool isNested)
    {
        isNested = false;
        if (Peek() == RespKind.Map)
        {
            return ReadMapHeader();
        }

        int count = ReadArrayHeader();
        if (count == 0)
        {
            return 0;
        }

        isNested = Peek() is RespKind.Array or RespKind.Set;
        return isNested ? count : Halve(count);
    }

    private string ReadName(bool isNested)
    {
        if (isNested)
        {
            ReadHeaderOfTwo();
        }

        return ReadText();
    }

    private void ReadHeaderOfTwo()
    {
        int count = ReadArrayHeader();
        if (count != 2)
        {
            throw new ValkeyProtocolException($"The reply has {count} elements where a pair is expected.");
        }
    }

    private static int Halve(int count) =>
        (count & 1) == 0 ? count >> 1 : throw new ValkeyProtocolException($"The reply has {count} elements where pairs are expected.");
}
