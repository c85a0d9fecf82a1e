using System.Globalization;
using System.Text;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>The decisions by which one set of arguments of a command differs from the next. An instance serves for one set.</summary>
/// <param name="repeat">How many there are of what may be repeated.</param>
/// <param name="options">Which optional arguments are there, counted as they come: bit 0 for the first, the third …, bit 1 for the others.</param>
/// <param name="style">What the keys look like.</param>
/// <param name="choice">Which alternative is taken, where there are several.</param>
internal sealed class ArgumentVariant(int repeat, int options, KeyStyle style, int choice)
{
    private static readonly string[] BracePatterns = ["{}key:{0}", "a{b}{c}:{0}", "{{x}}:{0}", "}{0}{", "{{0}", "{0}{tag"];

    private int _optional;
    private int _keys;
    private int _values;

    /// <summary>The sets that are made of every command.</summary>
    public static IEnumerable<ArgumentVariant> All =>
    [
        new(1, 0, KeyStyle.Plain, 0),
        new(3, 0, KeyStyle.Plain, 1),
        new(2, 0, KeyStyle.Tagged, 2),
        new(2, 3, KeyStyle.Plain, 0),
        new(1, 3, KeyStyle.Binary, 1),
        new(2, 3, KeyStyle.Tagged, 3),
        new(6, 1, KeyStyle.Braces, 2),
        new(2, 2, KeyStyle.Binary, 4),
        new(1, 1, KeyStyle.Tagged, 5),
        new(3, 2, KeyStyle.Braces, 6),
    ];

    public int Repeat => repeat;

    public int Choice => choice;

    /// <summary>Whether the next optional argument is there.</summary>
    public bool NextOption() => (options & (1 << (_optional++ & 1))) != 0;

    /// <summary>Some bytes that no key and no word of a command is like.</summary>
    public string NextValue() => string.Create(CultureInfo.InvariantCulture, $"value{_values++}");

    public byte[] NextKey()
    {
        var number = _keys++;
        var text = number.ToString(CultureInfo.InvariantCulture);
        return style switch
        {
            KeyStyle.Tagged => Encoding.UTF8.GetBytes($"{{tag}}key:{text}"),
            KeyStyle.Binary => [0, 0xFF, (byte)'\r', (byte)'\n', (byte)'{', 0x80, (byte)number, (byte)'}', (byte)number],
            KeyStyle.Braces => Encoding.UTF8.GetBytes(BracePatterns[number % BracePatterns.Length].Replace("{0}", text, StringComparison.Ordinal)),
            _ => Encoding.UTF8.GetBytes($"key:{text}"),
        };
    }
}
