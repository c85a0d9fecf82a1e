using System.Runtime.CompilerServices;
using Glide.Cluster;

namespace Glide;

/// <summary>A scan of the key space as what callers enumerate. Each enumeration is a scan of its own.</summary>
internal static class KeySpace
{
    /// <summary>The keys.</summary>
    /// <param name="target">Makes what is asked.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static IAsyncEnumerable<ValkeyKey> Keys(Func<ScanTarget> target, ScanKeysOptions? options, CancellationToken cancellationToken)
    {
        options ??= new ScanKeysOptions();
        options.Validate();
        return EnumerateKeys(target, options, cancellationToken);
    }

    /// <summary>The keys, page by page.</summary>
    /// <param name="target">Makes what is asked.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="cursor">Where to go on; null for the beginning.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static IAsyncEnumerable<KeyPage> Pages(
        Func<ScanTarget> target, ScanKeysOptions? options, string? cursor, CancellationToken cancellationToken)
    {
        options ??= new ScanKeysOptions();
        options.Validate();
        if (cursor is not null)
        {
            // Now, and not when the first page is asked for.
            _ = Begin(target(), options, cursor);
        }

        return EnumeratePages(target, options, cursor, cancellationToken);
    }

    private static async IAsyncEnumerable<ValkeyKey> EnumerateKeys(
        Func<ScanTarget> target, ScanKeysOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scan = Begin(target(), options, cursor: null);
        while (await scan.ReadPageAsync(cancellationToken).ConfigureAwait(false) is { } keys)
        {
            foreach (var key in keys)
            {
                yield return key;
            }
        }
    }

    private static async IAsyncEnumerable<KeyPage> EnumeratePages(
        Func<ScanTarget> target, ScanKeysOptions options, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scan = Begin(target(), options, cursor);
        while (await scan.ReadPageAsync(cancellationToken).ConfigureAwait(false) is { } keys)
        {
            yield return new KeyPage(keys, scan.Cursor);
        }
    }

    private static KeyScan Begin(ScanTarget target, ScanKeysOptions options, string? cursor) =>
        new(target, options, cursor is null
            ? ScanState.Begin(target.HasSlots, target.HasSlots && options.Pattern is { } pattern ? KeyPattern.SlotOf(pattern.AsMemory().Span) : null)
            : ScanCursorText.Parse(cursor, target.HasSlots));
}
