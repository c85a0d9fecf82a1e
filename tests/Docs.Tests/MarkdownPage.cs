using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Glide.Docs.Tests;

/// <summary>A page of the documentation, taken apart.</summary>
internal sealed partial class MarkdownPage
{
    private readonly string _path;
    private readonly string _text;

    private MarkdownPage(string path, string text) => (_path, _text) = (path, text);

    /// <summary>The page without its fenced code.</summary>
    private string Prose => Fence().Replace(_text, "");

    public static MarkdownPage Read(string path) => new(path, File.ReadAllText(Repository.Of(path)).ReplaceLineEndings("\n"));

    /// <summary>The blocks of C#, with the comments right before each. What a page gives to all of its blocks stands in <c>csharp given everywhere</c>.</summary>
    public IEnumerable<CodeBlock> CSharp()
    {
        var everywhere = string.Join('\n', Remark().Matches(_text).Where(Is("given everywhere")).Select(Said));
        foreach (var block in Fence().Matches(_text).Where(static block => block.Groups["language"].Value == "csharp"))
        {
            var remarks = Remark().Matches(block.Groups["remarks"].Value);
            yield return new CodeBlock(
                _path,
                _text[..block.Groups["fence"].Index].Count(static character => character == '\n') + 1,
                block.Groups["code"].Value,
                everywhere + "\n" + string.Join('\n', remarks.Where(Is("given")).Select(Said)),
                [.. remarks.Where(remark => Is("error")(remark) || Is("warning")(remark)).SelectMany(remark => Said(remark).Split(", ")).Order(StringComparer.Ordinal)],
                remarks.Where(Is("unchecked")).Select(Said).FirstOrDefault(),
                Specs());
        }
    }

    /// <summary>The blocks of JSON that describe a command, for the namespace that the page gives to its <c>ValkeyCommandSpec</c>.</summary>
    private OwnSpecs Specs() => new(
        SpecNamespace().Match(_text).Groups["name"].Value,
        [.. Fence().Matches(_text).Where(static block => block.Groups["language"].Value == "json" && block.Value.Contains("\"arity\"", StringComparison.Ordinal))
            .Select(static block => block.Groups["code"].Value)]);

    /// <summary>The targets of its links.</summary>
    public IEnumerable<string> Links() => Link().Matches(InlineCode().Replace(Prose, "")).Select(static match => match.Groups["target"].Value);

    /// <summary>What stands between backticks in its prose.</summary>
    public IEnumerable<string> CodeSpans() => InlineCode().Matches(Prose).Select(static match => match.Groups["code"].Value);

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public IReadOnlySet<string> Anchors()
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in Heading().Matches(Prose).Select(static match => match.Groups["text"].Value))
        {
            var anchor = Anchor(heading);
            for (var again = 1; !anchors.Add(again == 1 ? anchor : $"{anchor}-{again - 1}"); again++)
            {
            }
        }

        return anchors;
    }

    private static string Anchor(string heading)
    {
        var text = new StringBuilder();
        foreach (var character in Link().Replace(heading, "${text}"))
        {
            if (char.IsLetterOrDigit(character) || character is '-' or '_')
            {
                text.Append(char.ToLower(character, CultureInfo.InvariantCulture));
            }
            else if (character == ' ')
            {
                text.Append('-');
            }
        }

        return text.ToString();
    }

    private static Func<Match, bool> Is(string kind) => remark => remark.Groups["kind"].Value == kind;

    private static string Said(Match remark) => remark.Groups["said"].Value.Trim();

    [GeneratedRegex(@"(?<remarks>(?:^[ ]*<!-- csharp (?:(?!-->)[\s\S])*-->\n)*)(?<fence>^[ ]*```(?<language>\w*)\n)(?<code>[\s\S]*?)^[ ]*```[ ]*$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"<ValkeyCommandSpec [^>]*Namespace=""(?<name>[^""]+)""")]
    private static partial Regex SpecNamespace();

    [GeneratedRegex(@"<!-- csharp (?<kind>given everywhere|given|error|warning|unchecked): (?<said>[\s\S]*?)-->")]
    private static partial Regex Remark();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!`)`(?<code>[^`\n]+)`(?!`)")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^#{1,6} (?<text>.+?)[ ]*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
