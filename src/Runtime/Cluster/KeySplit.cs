using System.Buffers;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>
/// How a command over keys of several slots falls into commands of one slot each. The command has the form of words, then a key and
/// what belongs to it, again and again: what belongs to a key goes where the key goes, and nothing may stand behind the last.
/// </summary>
internal readonly struct KeySplit
{
    // Up to so many keys the parts found so far are searched; with more a table of all slots is quicker.
    private const int FewKeys = 32;

    // First the keys' numbers, part by part; then where the parts begin, and the end of the last.
    private readonly int[] _plan;
    private readonly int _keyCount;
    private readonly int _groupWords;

    private KeySplit(int[] plan, int keyCount, int count, int groupWords)
    {
        _plan = plan;
        _keyCount = keyCount;
        _groupWords = groupWords;
        Count = count;
    }

    /// <summary>The number of parts, one a slot, in the order in which their slots appear in the command.</summary>
    public int Count { get; }

    /// <summary>Which of the whole command's keys the parts carry, part after part.</summary>
    public ReadOnlySpan<int> Keys => _plan.AsSpan(0, _keyCount);

    /// <summary>Where each part's keys end in <see cref="Keys"/>.</summary>
    public ReadOnlySpan<int> Ends => _plan.AsSpan(_keyCount + 1, Count);

    /// <summary>The number of keys of the whole.</summary>
    public int KeyCount => _keyCount;

    /// <summary>Which of the whole command's keys a part carries, counted from 0, in their order.</summary>
    public ReadOnlySpan<int> KeysOf(int part)
    {
        var start = _plan[_keyCount + part];
        return _plan.AsSpan(start, _plan[_keyCount + part + 1] - start);
    }

    /// <summary>The slot of a part.</summary>
    public int SlotOf(EncodedCommand whole, int part) => whole.Keys[KeysOf(part)[0]].Slot;

    /// <summary>Plans the split of a command whose keys have been recorded.</summary>
    /// <param name="whole">The command.</param>
    /// <param name="split">The plan.</param>
    /// <returns>Whether the command has the form that can be split.</returns>
    public static bool TryPlan(EncodedCommand whole, out KeySplit split)
    {
        split = default;
        var keys = whole.Keys;
        var groupWords = keys.IsEmpty ? 0 : GroupWords(keys, whole.Words);
        if (groupWords == 0)
        {
            return false;
        }

        var partOfKey = ArrayPool<int>.Shared.Rent(keys.Length);
        var sizes = ArrayPool<int>.Shared.Rent(keys.Length);
        var count = keys.Length <= FewKeys
            ? FindPartsBySearch(keys, partOfKey, sizes)
            : FindPartsByTable(keys, partOfKey, sizes);
        var plan = new int[keys.Length + count + 1];
        var begins = plan.AsSpan(keys.Length);
        for (var part = 0; part < count; part++)
        {
            begins[part + 1] = begins[part] + sizes[part];
            sizes[part] = begins[part];
        }

        for (var key = 0; key < keys.Length; key++)
        {
            plan[sizes[partOfKey[key]]++] = key;
        }

        ArrayPool<int>.Shared.Return(partOfKey);
        ArrayPool<int>.Shared.Return(sizes);
        split = new(plan, keys.Length, count, groupWords);
        return true;
    }

    /// <summary>Writes a part: the bytes that the command with the part's keys alone would have been encoded to.</summary>
    /// <param name="whole">The command that was planned.</param>
    /// <param name="part">The part.</param>
    /// <param name="into">Where it is written, behind what stands there. Large arguments are referred to in it and not copied.</param>
    public void Write(EncodedCommand whole, int part, RequestBuffer into)
    {
        var keys = whole.Keys;
        var mine = KeysOf(part);
        var words = keys[0].Word + (mine.Length * _groupWords);
        var copy = new EncodedCopy(whole, into);
        copy.WriteArrayHeader(words);
        copy.Append(whole.Start + whole.Buffer.Written[whole.Start..].IndexOf((byte)'\n') + 1, keys[0].WordOffset);
        for (var i = 0; i < mine.Length; i++)
        {
            var key = keys[mine[i]];
            var end = mine[i] + 1 < keys.Length ? keys[mine[i] + 1].WordOffset : whole.End;
            var moved = copy.Append(key.WordOffset, end) - key.WordOffset;
            if (into.TracksKeys)
            {
                into.AddKey(new KeyPosition(keys[0].Word + (i * _groupWords), key.WordOffset + moved, key.Offset + moved, key.Length, key.Slot));
            }
        }

        copy.Complete(words);
    }

    /// <summary>The number of words that go with each key, itself included; 0 if they are not alike.</summary>
    private static int GroupWords(ReadOnlySpan<KeyPosition> keys, int words)
    {
        var group = keys.Length == 1 ? words - keys[0].Word : keys[1].Word - keys[0].Word;
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i].Word != keys[i - 1].Word + group)
            {
                return 0;
            }
        }

        return keys[0].Word + (keys.Length * group) == words ? group : 0;
    }

    private static int FindPartsBySearch(ReadOnlySpan<KeyPosition> keys, Span<int> partOfKey, Span<int> sizes)
    {
        Span<int> slots = stackalloc int[FewKeys];
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var part = slots[..count].IndexOf(keys[i].Slot);
            if (part < 0)
            {
                part = count++;
                slots[part] = keys[i].Slot;
                sizes[part] = 0;
            }

            partOfKey[i] = part;
            sizes[part]++;
        }

        return count;
    }

    private static int FindPartsByTable(ReadOnlySpan<KeyPosition> keys, Span<int> partOfKey, Span<int> sizes)
    {
        var parts = ArrayPool<int>.Shared.Rent(HashSlot.Count);
        parts.AsSpan(0, HashSlot.Count).Fill(-1);
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            ref var part = ref parts[keys[i].Slot];
            if (part < 0)
            {
                part = count++;
                sizes[part] = 0;
            }

            partOfKey[i] = part;
            sizes[part]++;
        }

        ArrayPool<int>.Shared.Return(parts);
        return count;
    }
}
