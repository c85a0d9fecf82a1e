namespace Glide.Generator;

/// <summary>What a project wants generated.</summary>
internal enum GeneratorMode
{
    /// <summary>Commands of its own, as extension methods; nothing if it describes none. What every project is that says nothing else.</summary>
    User,

    /// <summary>The typed surface.</summary>
    Client,

    /// <summary>The commands that the runtime itself sends.</summary>
    Runtime,
}
