namespace Glide.Protocol;

/// <summary>Where a key stands in an encoded command.</summary>
/// <param name="Word">The number of the word, the command's name being 0.</param>
/// <param name="WordOffset">Where the word begins in the buffer: at the <c>$</c> of its header.</param>
/// <param name="Offset">Where the key's own bytes begin in the buffer.</param>
/// <param name="Length">The number of the key's bytes, a prefix included.</param>
/// <param name="Slot">The cluster's hash slot of the key.</param>
internal readonly record struct KeyPosition(int Word, int WordOffset, int Offset, int Length, int Slot);
