namespace Glide.Generator.Parsing.Specs;

/// <summary>What the value of a field of the format has to be.</summary>
internal enum FieldShape
{
    /// <summary>Nothing is read of it, or what reads it says itself what is wrong.</summary>
    Any,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A list.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}
