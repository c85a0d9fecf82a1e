using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Glide.Client.Tests.Commands.Coverage.LastTestCollection))]

namespace Glide.Client.Tests.Commands.Coverage;

/// <summary>
/// The collection that judges what all others did. The runner begins a collection that must not run in parallel when those that may have
/// ended, and the order puts it behind everything else that must run alone.
/// </summary>
[CollectionDefinition(nameof(LastTestCollection), DisableParallelization = true)]
public sealed class LastTestCollection : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(static collection => collection.TestCollectionDisplayName == nameof(LastTestCollection))];
}
