using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Mapping;

/// <summary>Turns the specs' names into C#'s.</summary>
internal static class Naming
{
    private static readonly char[] Separators = ['-', '_', ' ', ':', '.', '/'];

    // A member of these names is every object's, a record's, or what is generated beside it.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
        "WriteTo", "Read",
    };

    // What groups or chooses says nothing to a caller: what is grouped or chosen does.
    private static readonly string[] Suffixes = ["-block", "-selector"];

    // Their plural is spelt with an e.
    private static readonly string[] SibilantEndings = ["x", "ch", "sh"];

    /// <summary>A name in words: <c>unix-time-seconds</c> is unix, time, seconds, and so is <c>unixTimeSeconds</c>, as modules' specs write it.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        foreach (string suffix in Suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length)
            {
                name = name.Substring(0, name.Length - suffix.Length);
            }
        }

        return name.Split(Separators, StringSplitOptions.RemoveEmptyEntries).SelectMany(Humps).Select(word => word.ToLowerInvariant()).ToList();
    }

    private static IEnumerable<string> Humps(string word)
    {
        int start = 0;
        for (int i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
            {
                yield return word.Substring(start, i - start);
                start = i;
            }
        }

        yield return word.Substring(start);
    }

    /// <summary>The name of a type or a member: <c>UnixTimeSeconds</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        foreach (string word in Words(name))
        {
            foreach (char c in word.Where(IsIdentifierPart))
            {
                text.Append(c);
            }

            int start = text.Length - word.Count(IsIdentifierPart);
            if (start < text.Length)
            {
                text[start] = char.ToUpperInvariant(text[start]);
            }
        }

        if (text.Length == 0 || char.IsDigit(text[0]))
        {
            text.Insert(0, 'X');
        }

        return text.ToString();
    }

    /// <summary>The name of a parameter: <c>unixTimeSeconds</c>.</summary>
    public static string Camel(string name) => Lower(Pascal(name));

    /// <summary>The name of a member of a type, another one where each type has a member of that name itself.</summary>
    public static string Member(string name) => Reserved.Contains(Upper(name)) ? name + "Value" : name;

    /// <summary>Names of which each is there once: a second one has a number behind it.</summary>
    public static IReadOnlyList<string> Distinct(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new List<string>();
        foreach (string name in names)
        {
            string candidate = name;
            for (int number = 2; !taken.Add(candidate); number++)
            {
                candidate = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            distinct.Add(candidate);
        }

        return distinct;
    }

    /// <summary>A C# name with its first letter lower.</summary>
    public static string Lower(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A C# name with its first letter upper.</summary>
    public static string Upper(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The name with the escape that a keyword needs.</summary>
    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Several of what the name says.</summary>
    public static string Plural(string name)
        => name.EndsWith("s", StringComparison.Ordinal) || name == "data" ? name
            : name.EndsWith("y", StringComparison.Ordinal) && name.Length > 1 && !"aeiou".Contains(name[name.Length - 2]) && name != "key"
                ? name.Substring(0, name.Length - 1) + "ies"
            : SibilantEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) ? name + "es"
            : name + "s";

    /// <summary>The mechanical name of a command that the overlay does not know.</summary>
    public static string Mechanical(string command) => Pascal(command);

    private static bool IsIdentifierPart(char c) => c < 128 && char.IsLetterOrDigit(c);
}
