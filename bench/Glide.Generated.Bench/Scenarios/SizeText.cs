using System.Globalization;

namespace Glide.Bench.Scenarios;

/// <summary>Sizes as people write them.</summary>
internal static class SizeText
{
    public static string Of(int bytes) => bytes switch
    {
        >= 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB"),
        >= 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 10} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };
}
