namespace Glide.Generator.Model.Commands;

/// <summary>What stands for an argument that is not given.</summary>
internal enum Absence
{
    /// <summary>It must be given.</summary>
    None,

    /// <summary>Null; nothing is written.</summary>
    Null,

    /// <summary>False; nothing is written.</summary>
    False,

    /// <summary>No elements; nothing is written.</summary>
    Empty,

    /// <summary>The default value of its type, which is written.</summary>
    Default,
}
