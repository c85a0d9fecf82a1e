using System.Text;

namespace Glide.Harness;

/// <summary>A command that a scripted server received.</summary>
/// <param name="Connection">The connection it came on.</param>
/// <param name="Arguments">Its words as bytes, the command's name first.</param>
public sealed record ReceivedCommand(ScriptedConnection Connection, IReadOnlyList<byte[]> Arguments)
{
    /// <summary>Its words as text.</summary>
    public IReadOnlyList<string> Words { get; } = [.. Arguments.Select(Encoding.UTF8.GetString)];

    /// <summary>Whether it begins with <paramref name="words"/>; their case does not matter.</summary>
    public bool StartsWith(IReadOnlyList<string> words)
        => Words.Count >= words.Count && words.Zip(Words).All(pair => string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => string.Join(' ', Words);
}
