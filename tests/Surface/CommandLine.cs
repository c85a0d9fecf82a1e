using System.Globalization;
using System.Text;

namespace Glide.Surface;

/// <summary>
/// A command as a line of text: words separated by spaces, in double quotes where they are empty or hold spaces, with <c>\xHH</c>,
/// <c>\n</c>, <c>\r</c> and <c>\"</c> inside the quotes.
/// </summary>
internal static class CommandLine
{
    public static string Format(IEnumerable<byte[]> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(byte[] word)
    {
        if (word.Length != 0 && word.All(static b => b is > 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\'))
        {
            return Encoding.ASCII.GetString(word);
        }

        var text = new StringBuilder("\"");
        foreach (var b in word)
        {
            _ = b switch
            {
                (byte)'\n' => text.Append("\\n"),
                (byte)'\r' => text.Append("\\r"),
                (byte)'"' or (byte)'\\' => text.Append('\\').Append((char)b),
                >= 0x20 and < 0x7F => text.Append((char)b),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}"),
            };
        }

        return text.Append('"').ToString();
    }
}
