namespace Glide.Values.Tests;

public class SortedSetArgumentTests
{
    [Fact]
    public void The_ends_of_a_range_of_scores()
    {
        Wire.AssertSends(default(ScoreBound), "0");
        Wire.AssertSends((ScoreBound)1.5, "1.5");
        Wire.AssertSends((ScoreBound)(-3), "-3");
        Wire.AssertSends(ScoreBound.Inclusive(0.1), "0.1");
        Wire.AssertSends(ScoreBound.Exclusive(1.5), "(1.5");
        Wire.AssertSends(ScoreBound.Exclusive(double.NegativeInfinity), "(-inf");
        Wire.AssertSends(ScoreBound.NegativeInfinity, "-inf");
        Wire.AssertSends(ScoreBound.PositiveInfinity, "inf");
        Assert.Equal("(1.5", ScoreBound.Exclusive(1.5).ToString());
        Assert.Equal("inf", ScoreBound.PositiveInfinity.ToString());
    }

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-1.2345678901234567E-308)]
    public void The_longest_scores_fit(double score)
    {
        var text = ScoreBound.Exclusive(score).ToString();
        Assert.Equal(score, double.Parse(text[1..], System.Globalization.CultureInfo.InvariantCulture));
        Wire.AssertSends(ScoreBound.Exclusive(score), text);
    }

    [Fact]
    public void What_is_not_a_number_is_no_score()
    {
        Assert.Throws<ArgumentException>(() => ScoreBound.Inclusive(double.NaN));
        Assert.Throws<ArgumentException>(() => ScoreBound.Exclusive(double.NaN));
        Assert.Throws<ArgumentException>(() => (ScoreBound)double.NaN);
        Wire.AssertRefused(new ScoredMember("a", double.NaN));
    }

    [Fact]
    public void The_ends_of_a_range_of_members()
    {
        Wire.AssertSends(LexBound.Minimum, "-");
        Wire.AssertSends(LexBound.Maximum, "+");
        Wire.AssertSends(LexBound.Inclusive("abc"), "[abc");
        Wire.AssertSends(LexBound.Exclusive("abc"), "(abc");
        Wire.AssertSends(LexBound.Inclusive(""), "[");
        Wire.AssertSends(LexBound.Inclusive(42), "[42");
        Wire.AssertSends(LexBound.Exclusive(1.5), "(1.5");
        Wire.AssertSends(LexBound.Inclusive("é"u8.ToArray()), "[é");
        Wire.AssertRefused(default(LexBound));
    }

    [Fact]
    public void A_long_member_is_sent_whole()
    {
        var member = new string('m', 40_000);
        Wire.AssertSends(LexBound.Inclusive(member), "[" + member);
        Wire.AssertSends(LexBound.Exclusive(System.Text.Encoding.ASCII.GetBytes(member)), "(" + member);
    }

    [Fact]
    public void Ranks()
    {
        Wire.AssertSends(ZRange.All, "0", "-1");
        Wire.AssertSends(ZRange.ByRank(1, 3), "1", "3");
        Wire.AssertSends(ZRange.ByRank(0, 9, reverse: true), "0", "9", "REV");
    }

    [Fact]
    public void Scores_begin_with_the_upper_end_when_reversed()
    {
        Wire.AssertSends(ZRange.ByScore(1, ScoreBound.Exclusive(5)), "1", "(5", "BYSCORE");
        Wire.AssertSends(ZRange.ByScore(1, ScoreBound.Exclusive(5), reverse: true), "(5", "1", "BYSCORE", "REV");
        Wire.AssertSends(
            ZRange.ByScore(ScoreBound.NegativeInfinity, ScoreBound.PositiveInfinity, reverse: true, new Limit(2, 10)),
            "inf",
            "-inf",
            "BYSCORE",
            "REV",
            "LIMIT",
            "2",
            "10");
    }

    [Fact]
    public void Members_begin_with_the_upper_end_when_reversed()
    {
        Wire.AssertSends(ZRange.ByLex(LexBound.Minimum, LexBound.Exclusive("m")), "-", "(m", "BYLEX");
        Wire.AssertSends(ZRange.ByLex(LexBound.Minimum, LexBound.Inclusive("m"), reverse: true), "[m", "-", "BYLEX", "REV");
        Wire.AssertSends(
            ZRange.ByLex(LexBound.Minimum, LexBound.Maximum, limit: Limit.First(3)), "-", "+", "BYLEX", "LIMIT", "0", "3");
        Wire.AssertRefused(ZRange.ByLex(default, LexBound.Maximum));
        Wire.AssertRefused(default(ZRange));
    }

    [Fact]
    public void The_words_can_be_read_in_a_debugger()
    {
        Assert.Equal("(5 1 BYSCORE REV LIMIT 0 2", ZRange.ByScore(1, ScoreBound.Exclusive(5), true, Limit.First(2)).ToString());
        Assert.Equal("0 -1", ZRange.All.ToString());
        Assert.Equal("[a + BYLEX", ZRange.ByLex(LexBound.Inclusive("a"), LexBound.Maximum).ToString());
    }

    [Fact]
    public void A_part_of_a_result() => Wire.AssertSends(new Limit(5, -1), "LIMIT", "5", "-1");

    [Fact]
    public void A_member_is_sent_behind_its_score() => Wire.AssertSends(new ScoredMember("a", 1.25), "1.25", "a");

    [Theory]
    [InlineData("*2\r\n$1\r\na\r\n$4\r\n1.25\r\n")]
    [InlineData("*2\r\n$1\r\na\r\n,1.25\r\n")]
    [InlineData("$1\r\na\r\n$4\r\n1.25\r\n")]
    [InlineData("$1\r\na\r\n,1.25\r\n")]
    public void A_member_is_read_before_its_score(string reply) => Assert.Equal(new ScoredMember("a", 1.25), Wire.Read<ScoredMember>(reply));

    [Fact]
    public void A_pair_of_another_length_is_a_protocol_error() =>
        Assert.Throws<ValkeyProtocolException>(() => Wire.Read<ScoredMember>("*3\r\n$1\r\na\r\n,1\r\n,2\r\n"));
}
