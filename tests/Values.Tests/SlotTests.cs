namespace Glide.Values.Tests;

public class SlotTests
{
    [Fact]
    public void A_range_is_sent_as_its_ends()
    {
        Wire.AssertSends(new SlotRange(0, 16383), "0", "16383");
        Wire.AssertSends(SlotRange.Single(7), "7", "7");
        Wire.AssertSends(default(SlotRange), "0", "0");
    }

    [Fact]
    public void A_range_knows_what_it_holds()
    {
        var range = new SlotRange(10, 20);
        Assert.Equal(11, range.Count);
        Assert.True(range.Contains(10) && range.Contains(20));
        Assert.False(range.Contains(9) || range.Contains(21));
        Assert.Equal("10-20", range.ToString());
        Assert.Equal("7", SlotRange.Single(7).ToString());
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 16384)]
    [InlineData(6, 5)]
    public void Slots_that_do_not_exist_are_refused(int start, int end)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlotRange(start, end));
        Assert.Throws<ValkeyProtocolException>(() => Wire.Read<SlotRange>($"*2\r\n:{start}\r\n:{end}\r\n"));
    }

    [Theory]
    [InlineData("*2\r\n:5\r\n:9\r\n")]
    [InlineData(":5\r\n:9\r\n")]
    public void A_range_is_read_with_and_without_a_header(string reply) => Assert.Equal(new SlotRange(5, 9), Wire.Read<SlotRange>(reply));

    [Fact]
    public void A_migration_names_its_ranges_and_the_node()
    {
        Wire.AssertSends(SlotMigration.To("abc", new(0, 5), new(9, 9)), "SLOTSRANGE", "0", "5", "9", "9", "NODE", "abc");
        Assert.Throws<ArgumentException>(() => SlotMigration.To("abc"));
        Assert.Throws<ArgumentException>(() => SlotMigration.To("", new SlotRange(0, 5)));
        Wire.AssertRefused(default(SlotMigration));
    }
}
