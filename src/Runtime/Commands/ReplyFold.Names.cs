using System.Numerics;
using System.Runtime.InteropServices;

namespace Glide.Commands;

/// <content>Replies that tell something by name.</content>
public static partial class ReplyFold
{
    /// <summary>The entries of all parts; of a name that several tell, the last one's.</summary>
    /// <typeparam name="TName">The type of a name.</typeparam>
    /// <typeparam name="TValue">The type of what is told.</typeparam>
    /// <param name="parts">The replies.</param>
    public static Dictionary<TName, TValue> Concatenate<TName, TValue>(scoped ReplyParts<Dictionary<TName, TValue>> parts)
        where TName : notnull
    {
        var all = new Dictionary<TName, TValue>(parts[0]);
        for (var part = 1; part < parts.Count; part++)
        {
            foreach (var (name, value) in parts[part])
            {
                all[name] = value;
            }
        }

        return all;
    }

    /// <summary>The sums of numbers, name by name.</summary>
    /// <typeparam name="TName">The type of a name.</typeparam>
    /// <typeparam name="TNumber">The number's type.</typeparam>
    /// <param name="parts">The replies.</param>
    public static Dictionary<TName, TNumber> SumByName<TName, TNumber>(scoped ReplyParts<Dictionary<TName, TNumber>> parts)
        where TName : notnull
        where TNumber : struct, INumber<TNumber>
    {
        var sums = new Dictionary<TName, TNumber>(parts[0]);
        for (var part = 1; part < parts.Count; part++)
        {
            foreach (var (name, number) in parts[part])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(sums, name, out _) += number;
            }
        }

        return sums;
    }

    /// <summary>
    /// The sums of numbers, name by name, in the order in which the names first appear. A name that the command asks for twice stays there
    /// twice.
    /// </summary>
    /// <typeparam name="TPair">A name with its number.</typeparam>
    /// <typeparam name="TName">The type of a name.</typeparam>
    /// <typeparam name="TNumber">The number's type.</typeparam>
    /// <param name="parts">The replies.</param>
    /// <param name="name">The name of a pair.</param>
    /// <param name="number">The number of a pair.</param>
    /// <param name="pair">Makes a pair.</param>
    public static TPair[] SumByName<TPair, TName, TNumber>(
        scoped ReplyParts<TPair[]> parts, Func<TPair, TName> name, Func<TPair, TNumber> number, Func<TName, TNumber, TPair> pair)
        where TName : notnull
        where TNumber : struct, INumber<TNumber>
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(pair);
        var sums = new List<TPair>(parts[0]);
        var places = new Dictionary<TName, int>(sums.Count);
        for (var place = 0; place < sums.Count; place++)
        {
            places.TryAdd(name(sums[place]), place);
        }

        for (var part = 1; part < parts.Count; part++)
        {
            for (var i = 0; i < parts[part].Length; i++)
            {
                var entry = parts[part][i];
                var its = name(entry);

                // Where every node names the same in the same order, a name that is there twice has two places.
                var place = i < sums.Count && EqualityComparer<TName>.Default.Equals(name(sums[i]), its) ? i
                    : places.GetValueOrDefault(its, sums.Count);
                if (place == sums.Count)
                {
                    places.Add(its, place);
                    sums.Add(entry);
                }
                else
                {
                    sums[place] = pair(its, number(sums[place]) + number(entry));
                }
            }
        }

        return [.. sums];
    }
}
