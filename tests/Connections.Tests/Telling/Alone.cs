namespace Glide.Connections.Tests.Telling;

/// <summary>Tests that take the whole thread pool, which no other test may want meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
