using System.Globalization;
using System.Text;
using Glide.Commands;
using Glide.Protocol;

namespace Glide.Batches;

/// <summary>Whether the keys of a command that was just queued can be where its batch needs them, in a cluster.</summary>
internal static class BatchSlots
{
    /// <param name="batch">The batch; the command's keys are the last of its request, and it does not count yet.</param>
    /// <param name="descriptor">The command.</param>
    /// <param name="firstKey">How many keys the commands before it have.</param>
    /// <exception cref="ArgumentException">The keys belong to several slots, and one is needed.</exception>
    /// <exception cref="InvalidOperationException">The command runs at several nodes, and the batch is atomic.</exception>
    public static void Check(CommandBatch batch, CommandDescriptor descriptor, int firstKey)
    {
        var request = batch.Request;
        if (batch.IsAtomic && descriptor.RequestPolicy is RequestPolicy.AllNodes or RequestPolicy.AllShards)
        {
            throw new InvalidOperationException($"{descriptor.Name} runs at several nodes, so it cannot be part of one transaction.");
        }

        if (request.Slot == RequestBuffer.SeveralSlots && (batch.IsAtomic || descriptor.RequestPolicy != RequestPolicy.MultiShard))
        {
            var keys = request.Keys[firstKey..];
            if (keys.Length < 2)
            {
                throw new ArgumentException($"{descriptor.Name} names several slots, and one is needed. The command was not queued.");
            }

            var other = 1;
            while (other < keys.Length - 1 && keys[other].Slot == keys[0].Slot)
            {
                other++;
            }

            throw CrossSlot(request, $"{descriptor.Name} needs all its keys in one slot", keys[0], keys[other]);
        }

        if (batch.Slot >= 0 && request.Slot >= 0 && request.Slot != batch.Slot)
        {
            if (firstKey == 0 || request.KeyCount == firstKey)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"An atomic batch needs all its commands in one slot, but {descriptor.Name} is in slot {request.Slot} and those before in slot {batch.Slot}. The command was not queued."));
            }

            throw CrossSlot(request, "An atomic batch needs the keys of all its commands in one slot", request.Keys[0], request.Keys[firstKey]);
        }
    }

    private static ArgumentException CrossSlot(RequestBuffer request, string rule, in KeyPosition one, in KeyPosition other) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{rule}, but '{Text(request, one)}' is in slot {one.Slot} and '{Text(request, other)}' in slot {other.Slot}; a common hash tag such as {{tag}} in both would bring them together. The command was not queued."));

    private static string Text(RequestBuffer request, in KeyPosition key) => Encoding.UTF8.GetString(request.GetKey(key));
}
