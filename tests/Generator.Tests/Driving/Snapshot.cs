using System.Runtime.CompilerServices;

namespace Glide.Generator.Tests.Driving;

/// <summary>
/// Compares a text with the one that was accepted, which stands beside the tests under the file names that Verify would use.
/// Setting UPDATE_SNAPSHOTS to 1 accepts what comes out.
/// </summary>
internal static class Snapshot
{
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    public static void Match(string text, string hint, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
        => MatchFile(
            text,
            Path.Combine(Path.GetDirectoryName(file)!, "_snapshots", $"{Path.GetFileNameWithoutExtension(file)}.{method}#{hint.Replace('+', '-')}.verified.txt"));

    /// <summary>Compares with a file of any name.</summary>
    public static void MatchFile(string text, string path)
    {
        string actual = text.ReplaceLineEndings("\n");
        string received = path.Replace(".verified", "", StringComparison.Ordinal).Replace(".txt", ".received.txt", StringComparison.Ordinal);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        string expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"{Path.GetFileName(path)} differs from what came out, which is in {received}.\n{FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        for (int line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            string? before = line < left.Length ? left[line] : null;
            string? after = line < right.Length ? right[line] : null;
            if (before != after)
            {
                return $"line {line + 1}\n- {before}\n+ {after}";
            }
        }

        return "";
    }
}
