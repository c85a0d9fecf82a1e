using System.Numerics;

namespace Glide.Commands;

/// <summary>The rules that fold the replies of several nodes into one: what generated commands call, and what a command of your own may.</summary>
public static partial class ReplyFold
{
    /// <summary>The reply of the first part, where all of them say the same.</summary>
    /// <typeparam name="TReply">The type of the reply.</typeparam>
    /// <param name="parts">The replies.</param>
    public static TReply First<TReply>(scoped ReplyParts<TReply> parts) => parts[0];

    /// <summary>The sum of numbers.</summary>
    /// <typeparam name="T">The number's type.</typeparam>
    /// <param name="parts">The replies.</param>
    public static T Sum<T>(scoped ReplyParts<T> parts)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        for (var part = 0; part < parts.Count; part++)
        {
            sum += parts[part];
        }

        return sum;
    }

    /// <summary>The smallest of numbers, spans of time or points in time.</summary>
    /// <typeparam name="T">The type of what is compared.</typeparam>
    /// <param name="parts">The replies.</param>
    public static T Min<T>(scoped ReplyParts<T> parts)
        where T : struct, IComparable<T>
    {
        var least = parts[0];
        for (var part = 1; part < parts.Count; part++)
        {
            if (parts[part].CompareTo(least) < 0)
            {
                least = parts[part];
            }
        }

        return least;
    }

    /// <summary>The largest of numbers, spans of time or points in time.</summary>
    /// <typeparam name="T">The type of what is compared.</typeparam>
    /// <param name="parts">The replies.</param>
    public static T Max<T>(scoped ReplyParts<T> parts)
        where T : struct, IComparable<T>
    {
        var greatest = parts[0];
        for (var part = 1; part < parts.Count; part++)
        {
            if (parts[part].CompareTo(greatest) > 0)
            {
                greatest = parts[part];
            }
        }

        return greatest;
    }

    /// <summary>Whether every part says yes.</summary>
    /// <param name="parts">The replies.</param>
    public static bool And(scoped ReplyParts<bool> parts)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            if (!parts[part])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a part says yes.</summary>
    /// <param name="parts">The replies.</param>
    public static bool Or(scoped ReplyParts<bool> parts)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            if (parts[part])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first reply that is not null; null if all are.</summary>
    /// <typeparam name="T">The type of the reply when it is not null.</typeparam>
    /// <param name="parts">The replies.</param>
    public static T? FirstNonNull<T>(scoped ReplyParts<T?> parts)
        where T : struct
    {
        for (var part = 0; part < parts.Count; part++)
        {
            if (parts[part].HasValue)
            {
                return parts[part];
            }
        }

        return null;
    }

    /// <summary>The first reply that is not null; null if all are.</summary>
    /// <typeparam name="T">The type of the reply when it is not null.</typeparam>
    /// <param name="parts">The replies.</param>
    public static T? FirstNonNull<T>(scoped ReplyParts<T?> parts)
        where T : class
    {
        for (var part = 0; part < parts.Count; part++)
        {
            if (parts[part] is { } reply)
            {
                return reply;
            }
        }

        return null;
    }

    /// <summary>Combines the replies one after the other, for records of which each member has a rule of its own.</summary>
    /// <typeparam name="T">The type of the reply.</typeparam>
    /// <param name="parts">The replies.</param>
    /// <param name="combine">Makes one of what has been combined so far and the next.</param>
    public static T Combine<T>(scoped ReplyParts<T> parts, Func<T, T, T> combine)
    {
        ArgumentNullException.ThrowIfNull(combine);
        var combined = parts[0];
        for (var part = 1; part < parts.Count; part++)
        {
            combined = combine(combined, parts[part]);
        }

        return combined;
    }
}
