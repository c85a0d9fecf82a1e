namespace Glide;

/// <summary>A page of SCAN, HSCAN, SSCAN or ZSCAN.</summary>
/// <typeparam name="T">What is scanned: keys, members, fields with their values …</typeparam>
/// <param name="Cursor">Where the next page begins; complete when this was the last one.</param>
/// <param name="Items">What the page holds. One without anything is not the end, and something may come on several pages.</param>
public readonly record struct ScanPage<T>(ScanCursor Cursor, T[] Items);
