namespace Glide;

/// <summary>Tells the numbers that stand for words from those that are a time.</summary>
internal static class ExpiryStates
{
    public static ExpiryState Of(long number) => number switch
    {
        >= 0 => ExpiryState.Set,
        -1 => ExpiryState.None,
        -2 => ExpiryState.Missing,
        _ => throw new ValkeyProtocolException($"Expected a time, −1 for none or −2 for a missing key, found {number}."),
    };
}
