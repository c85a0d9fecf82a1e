namespace Glide.Docs.Tests;

/// <summary>A block of C# on a page, with what the comments before it say, which no reader of the rendered page sees.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="Line">The line of its fence, from 1.</param>
/// <param name="Code">The code.</param>
/// <param name="Given">Declarations of what the code uses without declaring it: <c>&lt;!-- csharp given: string[] names; --&gt;</c>.</param>
/// <param name="Expected">The errors and warnings that it shows: <c>&lt;!-- csharp error: CS1503 --&gt;</c>, <c>&lt;!-- csharp warning: GLIDE1001 --&gt;</c>.</param>
/// <param name="Unchecked">Why it cannot be compiled: <c>&lt;!-- csharp unchecked: … --&gt;</c>; null for every other.</param>
/// <param name="Specs">The command specs that its page shows.</param>
internal sealed record CodeBlock(
    string Page, int Line, string Code, string Given, IReadOnlyList<string> Expected, string? Unchecked, OwnSpecs Specs)
{
    public override string ToString() => $"{Page}({Line})";
}
