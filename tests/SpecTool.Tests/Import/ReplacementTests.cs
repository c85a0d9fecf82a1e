using Glide.SpecTool.Import;

namespace Glide.SpecTool.Tests.Import;

public sealed class ReplacementTests
{
    private static readonly string[] Names = ["GET", "PICK", "TREE PICK", "TREE", "SHAKE"];

    [Theory]
    [InlineData("`PICK`", "PICK")]
    [InlineData("`TREE PICK <count> RED`", "TREE PICK")]
    [InlineData("`PICK` and `SHAKE` with the `GET` argument", "PICK, SHAKE")]
    [InlineData("PICK, TREE PICK", "PICK, TREE PICK")]
    [InlineData("just walking away", null)]
    [InlineData("`UNHEARD OF`", null)]
    public void Only_the_names_of_commands_remain(string text, string? names) => Assert.Equal(names, Replacement.From(text, Names));
}
