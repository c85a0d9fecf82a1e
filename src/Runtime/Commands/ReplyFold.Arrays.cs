using System.Numerics;

namespace Glide.Commands;

/// <content>Replies that are arrays: element by element, one after the other, or in the order of the keys.</content>
public static partial class ReplyFold
{
    /// <summary>The sums of numbers, element by element.</summary>
    /// <typeparam name="T">The number's type.</typeparam>
    /// <param name="parts">The replies.</param>
    /// <exception cref="ValkeyProtocolException">The arrays are not of the same length.</exception>
    public static T[] Sum<T>(scoped ReplyParts<T[]> parts)
        where T : struct, INumber<T>
    {
        var sums = (T[])parts[0].Clone();
        for (var part = 1; part < parts.Count; part++)
        {
            var reply = CheckLength(parts[part], sums.Length);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += reply[i];
            }
        }

        return sums;
    }

    /// <summary>The smallest, element by element.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="parts">The replies.</param>
    /// <exception cref="ValkeyProtocolException">The arrays are not of the same length.</exception>
    public static T[] Min<T>(scoped ReplyParts<T[]> parts)
        where T : struct, IComparable<T>
    {
        var least = (T[])parts[0].Clone();
        for (var part = 1; part < parts.Count; part++)
        {
            var reply = CheckLength(parts[part], least.Length);
            for (var i = 0; i < least.Length; i++)
            {
                if (reply[i].CompareTo(least[i]) < 0)
                {
                    least[i] = reply[i];
                }
            }
        }

        return least;
    }

    /// <summary>The largest, element by element.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="parts">The replies.</param>
    /// <exception cref="ValkeyProtocolException">The arrays are not of the same length.</exception>
    public static T[] Max<T>(scoped ReplyParts<T[]> parts)
        where T : struct, IComparable<T>
    {
        var greatest = (T[])parts[0].Clone();
        for (var part = 1; part < parts.Count; part++)
        {
            var reply = CheckLength(parts[part], greatest.Length);
            for (var i = 0; i < greatest.Length; i++)
            {
                if (reply[i].CompareTo(greatest[i]) > 0)
                {
                    greatest[i] = reply[i];
                }
            }
        }

        return greatest;
    }

    /// <summary>Whether every part says yes, element by element.</summary>
    /// <param name="parts">The replies.</param>
    /// <exception cref="ValkeyProtocolException">The arrays are not of the same length.</exception>
    public static bool[] And(scoped ReplyParts<bool[]> parts)
    {
        var all = (bool[])parts[0].Clone();
        for (var part = 1; part < parts.Count; part++)
        {
            var reply = CheckLength(parts[part], all.Length);
            for (var i = 0; i < all.Length; i++)
            {
                all[i] &= reply[i];
            }
        }

        return all;
    }

    /// <summary>Whether a part says yes, element by element.</summary>
    /// <param name="parts">The replies.</param>
    /// <exception cref="ValkeyProtocolException">The arrays are not of the same length.</exception>
    public static bool[] Or(scoped ReplyParts<bool[]> parts)
    {
        var any = (bool[])parts[0].Clone();
        for (var part = 1; part < parts.Count; part++)
        {
            var reply = CheckLength(parts[part], any.Length);
            for (var i = 0; i < any.Length; i++)
            {
                any[i] |= reply[i];
            }
        }

        return any;
    }

    /// <summary>The elements of all parts, one part after the other.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="parts">The replies.</param>
    public static T[] Concatenate<T>(scoped ReplyParts<T[]> parts)
    {
        var length = 0;
        for (var part = 0; part < parts.Count; part++)
        {
            length += parts[part].Length;
        }

        var all = new T[length];
        var at = 0;
        for (var part = 0; part < parts.Count; part++)
        {
            parts[part].CopyTo(all, at);
            at += parts[part].Length;
        }

        return all;
    }

    /// <summary>One element for each key, back in the order in which the caller gave the keys.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="parts">The replies, each with one element for each key that the part carried.</param>
    /// <exception cref="ValkeyProtocolException">A part has not as many elements as keys.</exception>
    public static T[] Splice<T>(scoped ReplyParts<T[]> parts)
    {
        var all = new T[parts.KeyCount];
        for (var part = 0; part < parts.Count; part++)
        {
            var keys = parts.KeysOf(part);
            var reply = CheckLength(parts[part], keys.Length);
            for (var i = 0; i < keys.Length; i++)
            {
                all[keys[i]] = reply[i];
            }
        }

        return all;
    }

    /// <summary>The elements of all parts, each once, in the order in which they first appear.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="parts">The replies.</param>
    public static T[] Union<T>(scoped ReplyParts<T[]> parts)
    {
        var seen = new HashSet<T>();
        var all = new List<T>(parts[0].Length);
        for (var part = 0; part < parts.Count; part++)
        {
            foreach (var element in parts[part])
            {
                if (seen.Add(element))
                {
                    all.Add(element);
                }
            }
        }

        return [.. all];
    }

    private static T[] CheckLength<T>(T[] reply, int length) => reply.Length == length
        ? reply
        : throw new ValkeyProtocolException($"Expected {length} elements from each node, found {reply.Length} in a reply.");
}
