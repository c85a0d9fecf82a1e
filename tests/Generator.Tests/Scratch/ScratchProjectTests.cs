using System.Text.Json.Nodes;
using Glide.Generator.Tests.Driving;
using Glide.SpecTool.Differences;
using Glide.SpecTool.Specs;

namespace Glide.Generator.Tests.Scratch;

/// <summary>Two versions of Valkey's specs, each built by the SDK into an assembly: the same C#, and only what the specs say differs.</summary>
[Collection(nameof(Alone))]
public sealed class ScratchProjectTests
{
    private static readonly string[] Older = ["tests", "testdata", "specs-8.0"];
    private static readonly string[] Newer = ["commands-json", "valkey"];

    [Fact]
    public async Task Two_versions_build_to_surfaces_that_differ_as_glide_specs_diff_says()
    {
        using var olderProject = new ScratchProject(Older);
        using var newerProject = new ScratchProject(Newer);
        var paths = await Task.WhenAll(
            olderProject.BuildAsync(TestContext.Current.CancellationToken), newerProject.BuildAsync(TestContext.Current.CancellationToken));
        var (before, after) = (BuiltSurface.Read(paths[0]), BuiltSurface.Read(paths[1]));
        var difference = SpecSetDifference.Between(Read(Older), Read(Newer));

        Assert.Equal(difference.Removed, before.Keys.Except(after.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(difference.Added.Except(KeptOffTheSurface()), after.Keys.Except(before.Keys).Order(StringComparer.Ordinal));
        var changed = before.Keys.Intersect(after.Keys).Where(name => before[name] != after[name]).ToList();
        Assert.Empty(changed.Except(difference.Changed.Keys));

        // SET … IFEQ came in between: a change that has to show.
        Assert.Contains("SET", changed);
        Assert.True(before.Count > 300, $"Only {before.Count} commands were found.");
    }

    private static SpecSet Read(string[] folder) => SpecSet.Read(Repository.Of(folder));

    /// <summary>The commands that the overlay says are no methods of the client.</summary>
    private static IEnumerable<string> KeptOffTheSurface() => JsonNode
        .Parse(File.ReadAllText(Repository.Of("commands-json", "overlay", "surface.json")))!.AsObject()
        .Where(static part => part.Key != "session")
        .Select(static part => part.Value).OfType<JsonObject>()
        .SelectMany(static part => part.Select(static entry => entry.Key));
}
