namespace Glide.Generator.Model.Types;

/// <summary>How a block looks in C#.</summary>
internal enum BlockStyle
{
    /// <summary>A positional record struct.</summary>
    Positional,

    /// <summary>A record struct with init properties, all of which may be left out.</summary>
    Options,

    /// <summary>A record class with init properties that writes itself: too many members for a struct.</summary>
    Bag,
}
