namespace Glide.ClusterClient.Tests.Routing;

/// <summary>What the keys of a set of arguments look like.</summary>
internal enum KeyStyle
{
    /// <summary>Text, each in a slot of its own.</summary>
    Plain,

    /// <summary>All in one slot by a hash tag.</summary>
    Tagged,

    /// <summary>Bytes that are no text.</summary>
    Binary,

    /// <summary>Braces that make no tag, or another one than meets the eye.</summary>
    Braces,
}
