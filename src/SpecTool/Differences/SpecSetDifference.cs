using Glide.SpecTool.Specs;

namespace Glide.SpecTool.Differences;

/// <summary>What two sets of specs do not share.</summary>
/// <param name="Added">The commands that only the second set has, in ordinal order.</param>
/// <param name="Removed">The commands that only the first set has.</param>
/// <param name="Changed">The commands that both have, with what differs in them.</param>
internal sealed record SpecSetDifference(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyDictionary<string, IReadOnlyList<SpecDifference>> Changed)
{
    /// <summary>Whether the sets say the same.</summary>
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Changed.Count == 0;

    /// <summary>Compares two sets.</summary>
    public static SpecSetDifference Between(SpecSet before, SpecSet after)
    {
        var changed = new SortedDictionary<string, IReadOnlyList<SpecDifference>>(StringComparer.Ordinal);
        var categoriesBefore = new AclCategories(before);
        var categoriesAfter = new AclCategories(after);
        foreach (var name in before.Names.Intersect(after.Names))
        {
            var comparison = new CommandComparison();
            comparison.Compare(
                categoriesBefore.MadeExplicit(before.Find(name)!.Spec), categoriesAfter.MadeExplicit(after.Find(name)!.Spec));
            if (comparison.Differences.Count > 0)
            {
                changed.Add(name, comparison.Differences);
            }
        }

        return new SpecSetDifference([.. after.Names.Except(before.Names)], [.. before.Names.Except(after.Names)], changed);
    }
}
