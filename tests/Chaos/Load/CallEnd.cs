namespace Glide.Chaos.Load;

/// <summary>What a caller knows of a call that has ended.</summary>
internal enum CallEnd
{
    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It has not happened: it was not written, or the server refused it.</summary>
    NotExecuted,

    /// <summary>Nobody knows whether it has happened.</summary>
    Unknown,
}
