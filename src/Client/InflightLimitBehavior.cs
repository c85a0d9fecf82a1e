namespace Glide;

/// <summary>What happens to a call when as many calls as allowed are under way.</summary>
public enum InflightLimitBehavior
{
    /// <summary>It waits, in order and within its own timeout.</summary>
    Wait,

    /// <summary>It fails at once with a <see cref="ValkeyInflightLimitException"/>.</summary>
    Fail,
}
