namespace Glide;

/// <summary>What the server says about the expiry of a key or of a field.</summary>
internal enum ExpiryState : byte
{
    /// <summary>The key or field does not exist.</summary>
    Missing,

    /// <summary>It does not expire.</summary>
    None,

    /// <summary>It expires.</summary>
    Set,
}
