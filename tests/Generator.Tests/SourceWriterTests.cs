using Glide.Generator.Emit;

namespace Glide.Generator.Tests;

/// <summary>How lines are written, whole and part by part.</summary>
public sealed class SourceWriterTests
{
    [Fact]
    public void Every_line_of_a_text_is_indented_and_an_empty_one_has_nothing_in_it()
    {
        var writer = new SourceWriter().Open("class A").Line("// one\n\n// two");
        Assert.Equal("class A\n{\n    // one\n\n    // two\n}\n", writer.Close().Finish());
    }

    [Fact]
    public void So_is_every_line_of_what_stands_in_an_interpolated_line()
    {
        string several = "1,\n2";
        var writer = new SourceWriter().Open($"void {"M"}()").Line($"Call({several}, {3});");
        Assert.Equal("void M()\n{\n    Call(1,\n    2, 3);\n}\n", writer.Close().Finish());
    }

    [Fact]
    public void A_line_end_of_two_characters_becomes_one()
    {
        string several = "a\r\nb";
        Assert.Equal("a\nb\n-a\nb-\n", new SourceWriter().Line(several).Line($"-{several}-").Finish());
    }

    [Fact]
    public void A_line_can_be_begun_in_parts_of_which_some_are_empty()
    {
        var writer = new SourceWriter().Indent();
        writer.Write("");
        writer.Write("a");
        writer.Write("");
        writer.Write("b");
        Assert.Equal("    ab\n", writer.Line().Finish());
    }

    [Fact]
    public void Two_writers_at_once_and_the_next_one_keep_apart()
    {
        var first = new SourceWriter().Line("first");
        var second = new SourceWriter().Line("second");
        Assert.Equal("first\n", first.Finish());
        Assert.Equal("second\n", second.Finish());
        Assert.Equal("third\n", new SourceWriter().Line("third").Finish());
    }

    [Fact]
    public void A_long_file_is_whole_and_the_next_one_has_nothing_of_it()
    {
        string line = new('x', 1000);
        var writer = new SourceWriter();
        for (int i = 0; i < 100; i++)
        {
            writer.Line(line);
        }

        Assert.Equal(string.Concat(Enumerable.Repeat(line + "\n", 100)), writer.Finish());
        Assert.Equal("next\n", new SourceWriter().Line("next").Finish());
    }
}
