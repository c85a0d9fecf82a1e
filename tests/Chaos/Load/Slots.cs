using System.Globalization;

namespace Glide.Chaos.Load;

/// <summary>Hash tags that lead to given slots.</summary>
internal static class Slots
{
    public const int Count = 16_384;

    private static readonly string[] Tags = FindTags();

    /// <summary>A tag, with its braces, whose slot is <paramref name="slot"/>.</summary>
    public static string Tag(int slot) => Tags[slot];

    private static string[] FindTags()
    {
        var tags = new string[Count];
        var left = Count;
        for (var i = 0; left > 0; i++)
        {
            var tag = string.Create(CultureInfo.InvariantCulture, $"{{{i}}}");
            ref var place = ref tags[GlideClusterClient.KeySlot(tag)];
            left -= place is null ? 1 : 0;
            place ??= tag;
        }

        return tags;
    }
}
