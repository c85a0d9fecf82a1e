using Glide.Commands;
using Glide.Protocol;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>What the client made of a call: the words that it would send, and what it found out about where they go.</summary>
/// <param name="Source">The method that was called, or that the command was given as words.</param>
/// <param name="Descriptor">The command.</param>
/// <param name="Words">The words.</param>
/// <param name="Keys">The keys among them, in their order.</param>
/// <param name="KeySlots">The slot of each key.</param>
/// <param name="Slot">Where the command goes.</param>
internal sealed record EncodedCommand(
    string Source, CommandDescriptor Descriptor, byte[][] Words, byte[][] Keys, int[] KeySlots, int Slot)
{
    public static EncodedCommand FromWords(CommandDescriptor descriptor, byte[][] words)
    {
        ValkeyValue[] values = [.. words.Select(static word => (ValkeyValue)word)];
        RequestBuffer request = new() { TracksKeys = true };
        RespWriter writer = new(request);
        new RawCommand(descriptor, values).Write(ref writer);
        writer.Complete();
        return Of("words", descriptor, request);
    }

    public static EncodedCommand Of(string source, CommandDescriptor descriptor, RequestBuffer request)
    {
        List<byte[]> words = [];
        RespReader reader = new(request.ToArray());
        for (var left = reader.ReadArrayHeader(); left > 0; left--)
        {
            words.Add(reader.ReadBytes().ToArray());
        }

        List<byte[]> keys = [];
        foreach (ref readonly var key in request.Keys)
        {
            keys.Add(request.GetKey(key).ToArray());
            Assert.Equal(words[key.Word], keys[^1]);
        }

        return new EncodedCommand(source, descriptor, [.. words], [.. keys], [.. request.Keys.ToArray().Select(static key => key.Slot)], request.Slot);
    }
}
