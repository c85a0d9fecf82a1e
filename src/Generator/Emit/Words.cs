using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Glide.Generator.Emit;

/// <summary>Writes words of the wire format as UTF-8 literals, encoded beforehand.</summary>
internal static class Words
{
    /// <summary>A literal of one word or several: <c>"$2\r\nNX\r\n"u8</c>.</summary>
    public static string Literal(params string[] words) => $"\"{string.Concat(words.Select(Encode))}\"u8";

    /// <summary>A literal of a whole header: the number of words, then those that are always the same.</summary>
    public static string Header(int count, IEnumerable<string> words)
        => $"\"*{count.ToString(CultureInfo.InvariantCulture)}\\r\\n{string.Concat(words.Select(Encode))}\"u8";

    /// <summary>A C# string literal.</summary>
    public static string Text(string text) => "\"" + Escape(text) + "\"";

    private static string Encode(string word)
        => $"${Encoding.UTF8.GetByteCount(word).ToString(CultureInfo.InvariantCulture)}\\r\\n{Escape(word)}\\r\\n";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            if (c is '"' or '\\')
            {
                escaped.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }
}
