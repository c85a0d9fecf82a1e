using Glide.Protocol;

namespace Glide;

/// <summary>Reads times that are -1 where there is none.</summary>
internal static class OptionalTime
{
    public static TimeSpan? ReadMilliseconds(ref RespReader reader) => reader.ReadMilliseconds() is { Ticks: >= 0 } span ? span : null;

    public static DateTimeOffset? ReadUnixMilliseconds(ref RespReader reader)
        => reader.ReadUnixMilliseconds() is var time && time >= DateTimeOffset.UnixEpoch ? time : null;
}
