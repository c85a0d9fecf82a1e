using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>One encoded command where it stands, alone or among those of a batch.</summary>
/// <param name="buffer">The buffer that holds it.</param>
/// <param name="start">Where in the buffer's bytes it begins.</param>
/// <param name="end">Where it ends.</param>
/// <param name="externals">Its large arguments, at their positions in the buffer.</param>
/// <param name="keys">Its keys, at their positions in the buffer; their words are counted from its own first one.</param>
/// <param name="words">The number of its words.</param>
internal readonly ref struct EncodedCommand(
    RequestBuffer buffer, int start, int end, ReadOnlySpan<ExternalSegment> externals, ReadOnlySpan<KeyPosition> keys, int words)
{
    public RequestBuffer Buffer => buffer;

    public int Start => start;

    public int End => end;

    public ReadOnlySpan<ExternalSegment> Externals { get; } = externals;

    public ReadOnlySpan<KeyPosition> Keys { get; } = keys;

    public int Words => words;

    /// <summary>The command that a buffer holds alone.</summary>
    public static EncodedCommand Of(RequestBuffer buffer) => new(buffer, 0, buffer.Length, buffer.Externals, buffer.Keys, buffer.ArgumentCount);
}
