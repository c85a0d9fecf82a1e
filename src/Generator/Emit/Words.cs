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
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            string? escape = c is '"' or '\\' ? "\\" + c : c < ' ' ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : null;
            if (escape is not null)
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + escape.Length);
                escaped.Append(escape);
            }
            else
            {
                escaped?.Append(c);
            }
        }

        return escaped?.ToString() ?? text;
    }
}
