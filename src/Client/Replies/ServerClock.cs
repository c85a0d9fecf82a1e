using Glide.Protocol;

namespace Glide;

/// <summary>Reads the server's clock, which comes as seconds and microseconds.</summary>
internal static class ServerClock
{
    public static DateTimeOffset Read(ref RespReader reader)
    {
        int count = reader.ReadTupleHeader(2);
        DateTimeOffset second = reader.ReadUnixSeconds();
        long microseconds = reader.ReadInt64();
        reader.Skip(count - 2);
        return microseconds is >= 0 and < 1_000_000
            ? second.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
            : throw new ValkeyProtocolException($"The server's clock stands at {microseconds} microseconds of a second.");
    }
}
