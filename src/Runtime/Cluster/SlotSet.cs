using System.Numerics;

namespace Glide.Cluster;

/// <summary>A set of slots.</summary>
internal sealed class SlotSet
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[SlotRange.SlotCount / WordBits];

    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    public bool IsFull => !_words.AsSpan().ContainsAnyExcept(ulong.MaxValue);

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public bool Contains(int slot) => (_words[slot / WordBits] & (1UL << (slot % WordBits))) != 0;

    public void Add(int slot) => _words[slot / WordBits] |= 1UL << (slot % WordBits);

    public void Remove(int slot) => _words[slot / WordBits] &= ~(1UL << (slot % WordBits));

    /// <summary>Adds a run of slots.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The last, itself included; before <paramref name="start"/> for none.</param>
    public void AddRange(int start, int end)
    {
        for (var slot = start; slot <= end; slot++)
        {
            Add(slot);
        }
    }

    public void UnionWith(SlotSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] |= other._words[i];
        }
    }

    public void IntersectWith(SlotSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= other._words[i];
        }
    }

    /// <summary>The first slot from one on that is not in the set; -1 if all are.</summary>
    public int NextMissing(int from)
    {
        for (var slot = from; slot < SlotRange.SlotCount; slot++)
        {
            if (slot % WordBits == 0 && _words[slot / WordBits] == ulong.MaxValue)
            {
                slot += WordBits - 1;
            }
            else if (!Contains(slot))
            {
                return slot;
            }
        }

        return -1;
    }

    public SlotSet Copy()
    {
        var copy = new SlotSet();
        _words.CopyTo(copy._words, 0);
        return copy;
    }
}
