using Glide.Protocol;

namespace Glide;

/// <summary>
/// Two elements that belong together come as an array of their own, or, in the flat form that a list of pairs has in RESP2, without one.
/// </summary>
internal static class PairHeader
{
    public static void Skip(ref RespReader reader, string what)
    {
        if (reader.Peek() is not RespKind.Array)
        {
            return;
        }

        var count = reader.ReadArrayHeader();
        if (count != 2)
        {
            throw new ValkeyProtocolException($"Expected {what}, found an array of {count} elements.");
        }
    }
}
