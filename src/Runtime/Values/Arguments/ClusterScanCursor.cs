using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>Where CLUSTERSCAN goes on. The default begins an iteration. Since Valkey 9.1.</summary>
public readonly record struct ClusterScanCursor : ICommandArgument, IReply<ClusterScanCursor>
{
    private const string StartText = "0";

    // Null stands for the beginning, so that the default and Start are equal.
    private readonly string? _text;

    private ClusterScanCursor(string text) => _text = text == StartText ? null : text;

    /// <summary>The beginning: 0.</summary>
    public static ClusterScanCursor Start => default;

    /// <summary>Whether a cursor from a reply says that the iteration is complete: the server writes 0 then.</summary>
    public bool IsComplete => _text is null;

    /// <summary>A cursor that was kept as text.</summary>
    /// <param name="text">What <see cref="ToString"/> gave.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public static ClusterScanCursor FromText(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new(text);
    }

    /// <inheritdoc/>
    public static ClusterScanCursor Read(ref RespReader reader)
    {
        var text = reader.ReadText();
        return text.Length > 0 ? new(text) : throw new ValkeyProtocolException("Expected a cluster scan cursor, found an empty text.");
    }

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer) => writer.WriteHashed(ToString());

    /// <summary>The cursor as it is sent. It names the slot it stands in and means nothing else to anyone but the server.</summary>
    public override string ToString() => _text ?? StartText;
}
