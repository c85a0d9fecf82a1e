using System.Globalization;
using Glide.Protocol;

namespace Glide.Commands;

/// <summary>
/// Folds the replies to a command that was given as words, by the policy in its descriptor: what <see cref="ReplyFold"/> does for replies
/// whose type is known, on replies of any shape.
/// </summary>
internal static class RawFold
{
    /// <summary>Makes one reply of those of several nodes.</summary>
    /// <param name="parts">The replies, with what the specs know of the command.</param>
    /// <exception cref="NotSupportedException">The command has no rule for that.</exception>
    /// <exception cref="ValkeyProtocolException">The replies do not fit together.</exception>
    public static ValkeyReply Fold(scoped ReplyParts<ValkeyReply> parts)
    {
        var descriptor = parts.Descriptor;
        return descriptor?.ResponsePolicy switch
        {
            ResponsePolicy.Default when parts.KeyCount > 0 => Splice(parts),

            // A word that makes the command answer with OK instead of an array: all say the same.
            ResponsePolicy.Default when parts[0].Kind == RespKind.SimpleString => parts[0],
            ResponsePolicy.Default => Concatenate(parts),
            ResponsePolicy.AllSucceeded or ResponsePolicy.OneSucceeded => parts[0],
            ResponsePolicy.Sum => Combine(parts, Add),
            ResponsePolicy.Min => Combine(parts, static (one, other) => Number(other) < Number(one) ? other : one),
            ResponsePolicy.Max => Combine(parts, static (one, other) => Number(other) > Number(one) ? other : one),
            ResponsePolicy.LogicalAnd => Combine(parts, static (one, other) => IsTrue(one) && !IsTrue(other) ? other : one),
            ResponsePolicy.LogicalOr => Combine(parts, static (one, other) => !IsTrue(one) && IsTrue(other) ? other : one),
            ResponsePolicy.FirstNonNull => FirstNonNull(parts),
            ResponsePolicy.Union => Union(parts),
            ResponsePolicy.SumByName => SumByName(parts),
            _ => throw new NotSupportedException(
                $"{descriptor?.Name ?? "The command"} has no rule that folds the replies of several nodes; ask each node by On(route)."),
        };
    }

    /// <summary>Folds scalars, or arrays of the same length element by element.</summary>
    private static ValkeyReply Combine(scoped ReplyParts<ValkeyReply> parts, Func<ValkeyReply, ValkeyReply, ValkeyReply> combine)
    {
        var first = parts[0];
        if (!first.IsAggregate)
        {
            var combined = CheckScalar(first);
            for (var part = 1; part < parts.Count; part++)
            {
                combined = combine(combined, CheckScalar(parts[part]));
            }

            return combined;
        }

        ValkeyReply[] all = [.. first.Items];
        for (var part = 1; part < parts.Count; part++)
        {
            var items = ItemsOf(parts[part], all.Length);
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = combine(CheckScalar(all[i]), CheckScalar(items[i]));
            }
        }

        return ValkeyReply.Of(first.Kind, all);
    }

    private static ValkeyReply Concatenate(scoped ReplyParts<ValkeyReply> parts)
    {
        var all = new List<ValkeyReply>();
        for (var part = 0; part < parts.Count; part++)
        {
            all.AddRange(ItemsOf(parts[part]));
        }

        return ValkeyReply.Of(parts[0].Kind, [.. all]);
    }

    private static ValkeyReply Splice(scoped ReplyParts<ValkeyReply> parts)
    {
        var all = new ValkeyReply[parts.KeyCount];
        for (var part = 0; part < parts.Count; part++)
        {
            var keys = parts.KeysOf(part);
            var items = ItemsOf(parts[part], keys.Length);
            for (var i = 0; i < keys.Length; i++)
            {
                all[keys[i]] = items[i];
            }
        }

        return ValkeyReply.Of(parts[0].Kind, all);
    }

    private static ValkeyReply FirstNonNull(scoped ReplyParts<ValkeyReply> parts)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            if (!parts[part].IsNull)
            {
                return parts[part];
            }
        }

        return parts[0];
    }

    private static ValkeyReply Union(scoped ReplyParts<ValkeyReply> parts)
    {
        var seen = new HashSet<ValkeyValue>();
        var all = new List<ValkeyReply>();
        for (var part = 0; part < parts.Count; part++)
        {
            foreach (var item in ItemsOf(parts[part]))
            {
                if (seen.Add(CheckScalar(item).AsValue()))
                {
                    all.Add(item);
                }
            }
        }

        return ValkeyReply.Of(parts[0].Kind, [.. all]);
    }

    /// <summary>Names and numbers by turns, which is how RESP2 writes a map: names stay where they first appear.</summary>
    private static ValkeyReply SumByName(scoped ReplyParts<ValkeyReply> parts)
    {
        var sums = new List<ValkeyReply>();
        var places = new Dictionary<ValkeyValue, int>();
        for (var part = 0; part < parts.Count; part++)
        {
            var items = ItemsOf(parts[part]);
            if ((items.Count & 1) != 0)
            {
                throw Unexpected("names with numbers", parts[part]);
            }

            for (var i = 0; i < items.Count; i += 2)
            {
                var name = CheckScalar(items[i]).AsValue();

                // Where every node names the same in the same order, a name that is there twice has two places.
                var place = part == 0 ? sums.Count
                    : i < sums.Count && sums[i].AsValue() == name ? i
                    : places.GetValueOrDefault(name, sums.Count);
                if (place == sums.Count)
                {
                    places.TryAdd(name, place);
                    sums.Add(items[i]);
                    sums.Add(items[i + 1]);
                }
                else
                {
                    sums[place + 1] = Add(sums[place + 1], items[i + 1]);
                }
            }
        }

        return ValkeyReply.Of(parts[0].Kind, [.. sums]);
    }

    private static ValkeyReply Add(ValkeyReply one, ValkeyReply other) =>
        one.AsValue().TryGetInt64(out var left) && other.AsValue().TryGetInt64(out var right)
            ? ValkeyReply.Of(one.Kind, left + right)
            : ValkeyReply.Of(one.Kind, Number(one) + Number(other));

    private static double Number(ValkeyReply reply) =>
        reply.AsValue().TryGetDouble(out var number) ? number : throw Unexpected("a number", reply);

    private static bool IsTrue(ValkeyReply reply) =>
        reply.AsValue().TryGetInt64(out var number) && number is 0 or 1 ? number == 1 : throw Unexpected("1 or 0", reply);

    private static ValkeyReply CheckScalar(ValkeyReply reply) =>
        reply.IsAggregate || reply.IsNull || reply.IsError ? throw Unexpected("a single value", reply) : reply;

    private static IReadOnlyList<ValkeyReply> ItemsOf(ValkeyReply reply) => reply.IsAggregate ? reply.Items : throw Unexpected("an array", reply);

    private static IReadOnlyList<ValkeyReply> ItemsOf(ValkeyReply reply, int length)
    {
        var items = ItemsOf(reply);
        return items.Count == length ? items : throw Unexpected(string.Create(CultureInfo.InvariantCulture, $"{length} elements"), reply);
    }

    private static ValkeyProtocolException Unexpected(string expected, ValkeyReply reply) =>
        new($"Expected {expected} from each node, found {(reply.IsAggregate ? $"{reply.Items.Count} elements" : reply.ToString())}.");
}
