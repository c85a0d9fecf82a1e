using Glide.Connections;

namespace Glide.Cluster;

/// <summary>Puts the errors of a call's parts into one that says what has succeeded even so.</summary>
internal static class PartialFailure
{
    /// <summary>The error of a call of which <paramref name="failed"/> parts failed.</summary>
    public static Exception Describe(FanOut call, Exception?[] errors, ClusterNode?[] nodes, int failed)
    {
        var first = Array.Find(errors, static error => error is not null)!;
        if (failed == errors.Length)
        {
            // Nothing has succeeded: the first reason says it all, and is of the kind that a caller looks for.
            return first;
        }

        var parts = new PartOutcome[errors.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new PartOutcome(nodes[i]?.Address, KeysOf(call, i), errors[i]);
        }

        return new ValkeyPartialFailureException(
            $"{call.Whole.Name} failed in {failed} of {errors.Length} parts, the first of them with: {first.Message}", parts, first);
    }

    private static ValkeyKey[] KeysOf(FanOut call, int part)
    {
        var numbers = call.KeysOf(part);
        var keys = new ValkeyKey[numbers.Length];
        var request = call.Whole.Request;
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = request.GetKey(request.Keys[numbers[i]]).ToArray();
        }

        return keys;
    }
}
