using Glide.Harness;

namespace Glide.Client.Tests.Commands;

/// <summary>
/// What a test of typed commands runs on: a version of the server, and the protocol spoken to it. The newest speaks both; what the older
/// ones are there for, that they know fewer commands and answer some differently, shows in one.
/// </summary>
public enum Target
{
    /// <summary>Valkey 9.1 in RESP3.</summary>
    Valkey91Resp3,

    /// <summary>Valkey 9.1 in RESP2.</summary>
    Valkey91Resp2,

    /// <summary>Valkey 8.0 in RESP3.</summary>
    Valkey80,

    /// <summary>Redis 7.0 in RESP3.</summary>
    Redis70,
}

/// <summary>What there is to know of a <see cref="Target"/>.</summary>
internal static class Targets
{
    /// <summary>Those of the newest server come first.</summary>
    public static IReadOnlyList<Target> All { get; } = Enum.GetValues<Target>();

    /// <summary>Those whose server is older than the specs.</summary>
    public static IReadOnlyList<Target> Older { get; } = [.. All.Where(static target => target.Version() != ServerVersion.Valkey91)];

    public static ServerVersion Version(this Target target) => target switch
    {
        Target.Redis70 => ServerVersion.Redis70,
        Target.Valkey80 => ServerVersion.Valkey80,
        _ => ServerVersion.Valkey91,
    };

    public static ValkeyProtocol Protocol(this Target target) => target is Target.Valkey91Resp2 ? ValkeyProtocol.Resp2 : ValkeyProtocol.Resp3;

    /// <summary>Whether the server has what came with a version. Redis' own versions end at 7.2, before Valkey's begin.</summary>
    public static bool Knows(this Target target, Version since) => new Version(since.Major, since.Minor) <= target.Version().Number;
}
