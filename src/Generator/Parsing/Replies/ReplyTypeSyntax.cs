using System;
using System.Collections.Generic;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Parsing.Replies;

/// <summary>
/// Reads the notation in which the overlay writes the type of a reply: <c>value?[]</c>, <c>pairs&lt;ScoredMember&gt;</c>,
/// <c>map&lt;text,long&gt;</c>, <c>unix-seconds</c>. A <c>?</c> says that null may come, a <c>!</c> that null is read as empty.
/// </summary>
internal sealed class ReplyTypeSyntax
{
    private static readonly Dictionary<string, ReplyType> Words = new(StringComparer.Ordinal)
    {
        ["void"] = ReplyType.Void,
        ["long"] = ReplyType.Int64,
        ["bool"] = ReplyType.Boolean,
        ["double"] = ReplyType.Double,
        ["value"] = ReplyType.Value,
        ["text"] = ReplyType.Text,
        ["key"] = ReplyType.KeyName,
        ["string"] = ReplyType.String,
        ["reply"] = ReplyType.Node,
    };

    private readonly string _text;
    private int _position;

    private ReplyTypeSyntax(string text) => _text = text;

    /// <summary>Reads a type, or says why that is not possible.</summary>
    public static ReplyType? Parse(string text, out string error)
    {
        var syntax = new ReplyTypeSyntax(text);
        var type = syntax.ReadType(out error);
        if (type is not null && syntax._position < text.Length)
        {
            error = $"'{text}' has something behind its end: '{text.Substring(syntax._position)}'";
            return null;
        }

        return type;
    }

    private ReplyType? ReadType(out string error)
    {
        var type = ReadPlainType(out error);
        while (type is not null)
        {
            if (TryTake("[]"))
            {
                type = ReplyType.Array(type);
            }
            else if (TryTake("?"))
            {
                type = type.OrNull();
            }
            else if (TryTake("!"))
            {
                if (!type.IsCollection)
                {
                    error = $"'{_text}': only an array or a map can be empty instead of null";
                    return null;
                }

                type = type with { NullIsEmpty = true };
            }
            else
            {
                break;
            }
        }

        return type;
    }

    private ReplyType? ReadPlainType(out string error)
    {
        error = "";
        string word = ReadWord();
        switch (word)
        {
            case "":
                error = $"'{_text}' lacks a type at position {_position}";
                return null;
            case "is":
                return TryTake("<") && ReadWord() is { Length: > 0 } expected && TryTake(">") ? ReplyType.Is(expected) : Malformed(word, out error);
            case "pair":
                return ReadInner(ReplyType.Pair, word, out error);
            case "pairs":
                return ReadInner(ReplyType.Pairs, word, out error);
            case "page":
                return ReadInner(ReplyType.ScanPage, word, out error);
            case "map":
                return ReadMap(out error);
        }

        if (Words.TryGetValue(word, out var known))
        {
            return known;
        }

        if (TimeUnits.Contains(word))
        {
            return ReplyType.Time(word);
        }

        if (!char.IsUpper(word[0]))
        {
            error = $"'{_text}': there is no type '{word}'";
            return null;
        }

        return ReadNamedType(word, out error);
    }

    private ReplyType? ReadNamedType(string word, out string error)
    {
        error = "";
        if (TryTake(" via "))
        {
            return ReadWord() is { Length: > 0 } reader ? ReplyType.Named(word, reader) : Malformed(word, out error);
        }

        int dot = word.IndexOf('.');
        return dot < 0 ? ReplyType.Named(word) : ReplyType.Named(word.Substring(0, dot), word);
    }

    private ReplyType? ReadInner(Func<ReplyType, ReplyType> make, string word, out string error)
    {
        if (!TryTake("<"))
        {
            return Malformed(word, out error);
        }

        var inner = ReadType(out error);
        return inner is null ? null : TryTake(">") ? make(inner) : Malformed(word, out error);
    }

    private ReplyType? ReadMap(out string error)
    {
        if (!TryTake("<"))
        {
            return Malformed("map", out error);
        }

        var key = ReadType(out error);
        if (key is null)
        {
            return null;
        }

        if (!TryTake(","))
        {
            return Malformed("map", out error);
        }

        var item = ReadType(out error);
        return item is null ? null : TryTake(">") ? ReplyType.Map(key, item) : Malformed("map", out error);
    }

    private ReplyType? Malformed(string word, out string error)
    {
        error = $"'{_text}': '{word}' is not complete at position {_position}";
        return null;
    }

    private string ReadWord()
    {
        int start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '-' or '.' or '_'))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }

    private bool TryTake(string token)
    {
        if (string.CompareOrdinal(_text, _position, token, 0, token.Length) != 0)
        {
            return false;
        }

        _position += token.Length;
        return true;
    }
}
