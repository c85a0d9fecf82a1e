namespace Glide.Generator.Model.Commands;

/// <summary>What an argument is in C#.</summary>
internal enum ArgumentKind
{
    /// <summary>A bool that writes its words when true.</summary>
    Flag,

    /// <summary>A bool that writes one word when true and another when false.</summary>
    Switch,

    /// <summary>A value of one word.</summary>
    Scalar,

    /// <summary>An enumeration whose members stand for words.</summary>
    Enum,

    /// <summary>A type that writes its own words, generated or hand-written.</summary>
    Custom,
}
