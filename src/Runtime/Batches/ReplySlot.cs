namespace Glide.Batches;

/// <summary>Where the bytes of one reply stand.</summary>
/// <param name="Array">The array that holds them.</param>
/// <param name="Offset">Where they begin; <see cref="Detached"/> for the bytes of a large string without its header, which fill the array.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct ReplySlot(byte[] Array, int Offset, int Length)
{
    public const int Detached = -1;

    public bool IsDetached => Offset == Detached;

    public ReadOnlySpan<byte> Frame => Array.AsSpan(Offset, Length);
}
