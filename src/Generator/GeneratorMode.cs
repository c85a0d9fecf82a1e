namespace Glide.Generator;

/// <summary>What a project wants generated.</summary>
internal enum GeneratorMode
{
    /// <summary>Nothing yet: the project is neither the client nor the runtime.</summary>
    None,

    /// <summary>The typed surface.</summary>
    Client,

    /// <summary>The commands that the runtime itself sends.</summary>
    Runtime,
}
