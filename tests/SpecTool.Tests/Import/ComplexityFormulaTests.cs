using Glide.SpecTool.Import;

namespace Glide.SpecTool.Tests.Import;

public sealed class ComplexityFormulaTests
{
    [Theory]
    [InlineData("O(1)", "O(1)")]
    [InlineData("O(N). Where N is counted in apples.", "O(N)")]
    [InlineData("O(log(N)+M) with M picked apples", "O(log(N)+M)")]
    [InlineData("O(K) + O(M*log(N)) for K trees", "O(K) + O(M*log(N))")]
    [InlineData("O(N)+O(M log(M))", "O(N)+O(M log(M))")]
    [InlineData("O(1) an apple, so O(N) for all", "O(1), O(N)")]
    [InlineData("See the orchard. An O(N) walk comes first. O(1) after.", "O(N)")]
    [InlineData("Depends on the orchard.", null)]
    [InlineData("", null)]
    public void Only_the_formulas_of_the_first_sentence_with_one_remain(string text, string? formula) =>
        Assert.Equal(formula, ComplexityFormula.From(text));
}
