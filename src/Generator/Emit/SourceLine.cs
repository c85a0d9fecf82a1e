using System.Globalization;
using System.Runtime.CompilerServices;

namespace Glide.Generator.Emit;

/// <summary>An interpolated string whose parts go to the writer one by one. What stands in it must not write itself.</summary>
[InterpolatedStringHandler]
internal readonly struct SourceLine
{
    private readonly SourceWriter _writer;

    public SourceLine(int literalLength, int formattedCount, SourceWriter writer) => _writer = writer;

    public void AppendLiteral(string text) => _writer.Write(text);

    public void AppendFormatted(string? text) => _writer.Write(text ?? "");

    public void AppendFormatted(int number) => _writer.Write(number.ToString(CultureInfo.InvariantCulture));
}
