using System;
using System.Collections.Generic;
using System.Globalization;

namespace Glide.Generator.Emit.Replies;

/// <summary>Hands out names of local variables, each once in a method.</summary>
internal sealed class LocalNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    };

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "reader" };

    /// <summary>The name of the variable for a member: <c>entriesRead</c> for <c>EntriesRead</c>.</summary>
    public string TakeFor(string member) => Take(char.ToLowerInvariant(member[0]).ToString(CultureInfo.InvariantCulture) + member.Substring(1));

    /// <summary>The name, or the name with a number behind it where it is taken already.</summary>
    public string Take(string name)
    {
        string candidate = name;
        for (int number = 2; !_taken.Add(candidate); number++)
        {
            candidate = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return Keywords.Contains(candidate) ? "@" + candidate : candidate;
    }
}
