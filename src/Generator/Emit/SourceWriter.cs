using System.Text;

namespace Glide.Generator.Emit;

/// <summary>Writes indented C#. Line ends are always "\n" and numbers never depend on the machine's culture, so the output is the same everywhere.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes an empty line, unless the last one is empty or a block has just been opened.</summary>
    public SourceWriter Separate()
    {
        if (!EndsWith("\n\n") && !EndsWith("{\n") && _text.Length > 0)
        {
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes an empty line.</summary>
    public SourceWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes one line, or several when the text has line breaks, each of them indented.</summary>
    public SourceWriter Line(string text)
    {
        int start = 0;
        for (int end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            Write(text, start, end);
            start = end + 1;
        }

        Write(text, start, text.Length);
        return this;
    }

    /// <summary>Writes a head and an opening brace, and indents what follows.</summary>
    public SourceWriter Open(string head)
    {
        Line(head).Line("{");
        _depth++;
        return this;
    }

    /// <summary>Ends a block; an empty line before its end goes.</summary>
    public SourceWriter Close(string brace = "}")
    {
        if (EndsWith("\n\n"))
        {
            _text.Length--;
        }

        _depth--;
        return Line(brace);
    }

    /// <summary>Indents what follows without a brace.</summary>
    public SourceWriter Indent()
    {
        _depth++;
        return this;
    }

    /// <summary>Ends an indentation without a brace.</summary>
    public SourceWriter Outdent()
    {
        _depth--;
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Write(string text, int start, int end)
    {
        if (end > start && text[end - 1] == '\r')
        {
            end--;
        }

        if (end > start)
        {
            _text.Append(' ', _depth * IndentSize).Append(text, start, end - start);
        }

        _text.Append('\n');
    }

    private bool EndsWith(string text)
    {
        if (_text.Length < text.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (_text[_text.Length - text.Length + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
