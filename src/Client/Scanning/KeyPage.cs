namespace Glide;

/// <summary>A part of a scan of the key space.</summary>
/// <param name="Keys">The keys. There may be none, which is not the end: it is a long stretch without a key that matches.</param>
/// <param name="Cursor">
/// What is left to do after this page, to be kept as long as one likes: another client in another process goes on with it. A text of
/// letters, digits, hyphens and underscores, of some hundred characters, or some thousand while many slots move.
/// </param>
public sealed record KeyPage(IReadOnlyList<ValkeyKey> Keys, string Cursor);
