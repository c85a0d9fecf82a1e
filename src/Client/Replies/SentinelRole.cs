using Glide.Protocol;

namespace Glide;

/// <summary>The server is a sentinel.</summary>
/// <param name="Primaries">The names of the primaries that it watches.</param>
public sealed record SentinelRole(string[] Primaries) : ServerRole
{
    internal static SentinelRole ReadRest(ref RespReader reader, ref int count)
    {
        Require(ref count, 1);
        return new(reader.ReadTextArray());
    }
}
