using System;

namespace Glide.Generator.Model.Replies;

/// <summary>What <c>types.json</c> says: the types to generate and the names of those that are written by hand.</summary>
internal sealed record TypesOverlay(EquatableArray<RecordModel> Records, EquatableArray<string> HandWritten, EquatableArray<DiagnosticModel> Diagnostics)
{
    public static readonly TypesOverlay Empty = new([], [], []);

    /// <summary>The type of a name, or null.</summary>
    public RecordModel? Find(string name)
    {
        foreach (var record in Records)
        {
            if (string.Equals(record.Name, name, StringComparison.Ordinal))
            {
                return record;
            }
        }

        return null;
    }
}
