namespace Glide.Generator.Model.Commands;

/// <summary>Whether the number of elements is written before them.</summary>
internal enum CountWord
{
    None,

    /// <summary>Before the elements, if there are any.</summary>
    WithItems,

    /// <summary>Always, 0 included.</summary>
    Always,
}
