namespace Glide.Chaos.Model;

/// <summary>What an answer says about the writes before it.</summary>
/// <param name="Lost">How many acknowledged writes it shows to be missing.</param>
/// <param name="Wrong">What is wrong about it; null if it is one of those that may be.</param>
internal readonly record struct Found(int Lost, string? Wrong)
{
    public static Found AsExpected => default;

    public static Found Not(string what) => new(0, what);
}
