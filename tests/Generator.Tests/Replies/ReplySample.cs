using System.Text;
using System.Text.Json;

namespace Glide.Generator.Tests.Replies;

/// <summary>What a real server answered in both protocols, and what it means.</summary>
/// <param name="Reply">The reply: a command, or a command and a variant.</param>
/// <param name="Command">What was sent.</param>
/// <param name="Resp2">The bytes of RESP2, one character each.</param>
/// <param name="Resp3">The bytes of RESP3, one character each.</param>
/// <param name="Answer">What it means.</param>
/// <param name="Answer2">What the RESP2 bytes mean, where that is something else: clocks had moved on between the two.</param>
internal sealed record ReplySample(string Reply, string Command, string Resp2, string Resp3, string? Answer, string? Answer2)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static string Path { get; } = SpecFiles.Combine("tests", "Generator.Tests", "Replies", "samples.json");

    public static ReplySample[] ReadAll() => JsonSerializer.Deserialize<ReplySample[]>(File.ReadAllText(Path), Options)!;

    public static void WriteAll(IEnumerable<ReplySample> samples) => File.WriteAllText(Path, JsonSerializer.Serialize(samples, Options) + "\n");

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
