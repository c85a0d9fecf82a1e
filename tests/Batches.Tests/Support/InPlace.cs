namespace Glide.Batches.Tests.Support;

/// <summary>Options that leave errors where replies would stand.</summary>
internal static class InPlace
{
    public static BatchOptions Errors { get; } = new() { RaiseOnError = false };
}
