using System;
using System.Text;
using Glide.Generator.Model.Commands;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Mapping;

/// <summary>Writes the sentence about an argument where the overlay has none.</summary>
internal static class ArgumentSummary
{
    // What is older is on every server that is supported.
    private static readonly Version Always = new(7, 2, 0);

    public static string Write(Shape shape, string name, ArgumentKind kind, Absence absence, MappingContext context)
    {
        string tokens = shape.Tokens.Count == 0 ? "" : $"<c>{Xml(string.Join(" ", shape.Tokens))}</c>";
        string what = shape.Entry?.Summary
            ?? (shape.Summary is null ? null : Prose(shape.Summary))
            ?? context.FindSummary(name)
            ?? Mechanical(name, kind, tokens);
        string absent = absence switch
        {
            Absence.Null => " Not sent when null.",
            Absence.Empty => " Not sent when empty.",
            _ => "",
        };
        return what + absent;
    }

    /// <summary>The version that introduced the node, if not every supported server knows it.</summary>
    public static string? Since(Shape shape) => shape.Since is not null && VersionNumber.Parse(shape.Since) > Always ? shape.Since : null;

    /// <summary>What a spec says in words, as one paragraph of XML: the first of its own, ended by a full stop.</summary>
    public static string Prose(string text)
    {
        string paragraph = text.Replace("\r\n", "\n").Trim().Split(["\n\n"], StringSplitOptions.None)[0];
        string line = string.Join(" ", paragraph.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return Xml(line.Length == 0 || line[line.Length - 1] is '.' or ':' or '!' or '?' ? line : line + ".");
    }

    /// <summary>A text as XML. What ends a line to the compiler would end the comment.</summary>
    public static string Xml(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029')
            {
                text = text.Replace(text[i], ' ');
            }
        }

        return text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    private static string Mechanical(string name, ArgumentKind kind, string tokens)
    {
        if (kind == ArgumentKind.Flag)
        {
            return $"Whether to send {tokens}.";
        }

        var words = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c))
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(c));
        }

        return tokens.Length == 0 ? $"The {words}." : $"The {words} ({tokens}).";
    }
}
