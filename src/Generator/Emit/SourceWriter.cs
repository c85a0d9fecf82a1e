using System;
using System.Runtime.CompilerServices;
using System.Text;

namespace Glide.Generator.Emit;

/// <summary>Writes indented C#. Line ends are always "\n" and numbers never depend on the machine's culture, so the output is the same everywhere.</summary>
internal sealed class SourceWriter
{
    private const string Indentation = "    ";

    // What a file is written in serves the next one: there are hundreds. Beyond this many characters it is not kept.
    private const int LargestKept = 32 * 1024;

    [ThreadStatic]
    private static StringBuilder? t_spare;

    private readonly StringBuilder _text = t_spare ?? new StringBuilder();
    private int _depth;
    private bool _isLineBegun;

    public SourceWriter() => t_spare = null;

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
    public SourceWriter Line() => EndLine();

    /// <summary>Writes one line, or several when the text has line breaks, each of them indented.</summary>
    public SourceWriter Line(string text)
    {
        Write(text);
        return EndLine();
    }

    /// <summary>Writes one line, or several, whose parts never make a string of their own.</summary>
    public SourceWriter Line([InterpolatedStringHandlerArgument("")] ref SourceLine line) => EndLine();

    /// <summary>Writes a head and an opening brace, and indents what follows.</summary>
    public SourceWriter Open(string head)
    {
        Line(head);
        return OpenBrace();
    }

    /// <summary>Writes a head and an opening brace, and indents what follows.</summary>
    public SourceWriter Open([InterpolatedStringHandlerArgument("")] ref SourceLine head)
    {
        EndLine();
        return OpenBrace();
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

    /// <summary>The text. The writer must not be used any more.</summary>
    public string Finish()
    {
        string text = _text.ToString();
        if (_text.Capacity <= LargestKept)
        {
            t_spare = _text.Clear();
        }

        return text;
    }

    /// <summary>Writes a part of a line, or of several.</summary>
    internal void Write(string text)
    {
        int start = 0;
        for (int end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            Write(text, start, end > start && text[end - 1] == '\r' ? end - 1 : end);
            EndLine();
            start = end + 1;
        }

        Write(text, start, text.Length);
    }

    private void Write(string text, int start, int end)
    {
        if (end <= start)
        {
            return;
        }

        if (!_isLineBegun)
        {
            _isLineBegun = true;
            for (int i = 0; i < _depth; i++)
            {
                _text.Append(Indentation);
            }
        }

        _text.Append(text, start, end - start);
    }

    private SourceWriter EndLine()
    {
        _text.Append('\n');
        _isLineBegun = false;
        return this;
    }

    private SourceWriter OpenBrace()
    {
        Line("{");
        _depth++;
        return this;
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
