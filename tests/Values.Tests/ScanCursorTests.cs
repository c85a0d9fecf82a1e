namespace Glide.Values.Tests;

public class ScanCursorTests
{
    [Theory]
    [InlineData(0UL, "0", true)]
    [InlineData(17UL, "17", false)]
    [InlineData(ulong.MaxValue, "18446744073709551615", false)]
    public void A_cursor_is_sent_as_it_came(ulong number, string text, bool isComplete)
    {
        var cursor = Wire.Read<ScanCursor>($"${text.Length}\r\n{text}\r\n");
        Assert.Equal(new ScanCursor(number), cursor);
        Assert.Equal(isComplete, cursor.IsComplete);
        Wire.AssertSends(cursor, text);
    }

    [Fact]
    public void The_default_begins() => Wire.AssertSends(default(ScanCursor), "0");

    [Theory]
    [InlineData("$1\r\nx\r\n")]
    [InlineData("$2\r\n-1\r\n")]
    [InlineData("$0\r\n\r\n")]
    [InlineData("$20\r\n18446744073709551616\r\n")]
    public void A_reply_that_is_no_cursor_is_a_protocol_error(string reply) =>
        Assert.Throws<ValkeyProtocolException>(() => Wire.Read<ScanCursor>(reply));

    [Fact]
    public void A_cursor_of_the_cluster_is_text()
    {
        var cursor = Wire.Read<ClusterScanCursor>("$7\r\n0-{06S}\r\n");
        Assert.False(cursor.IsComplete);
        Wire.AssertSends(cursor, "0-{06S}");
        Assert.Equal(cursor, ClusterScanCursor.FromText(cursor.ToString()));
    }

    [Fact]
    public void A_complete_cursor_of_the_cluster_equals_the_beginning()
    {
        var cursor = Wire.Read<ClusterScanCursor>("$1\r\n0\r\n");
        Assert.True(cursor.IsComplete);
        Assert.Equal(ClusterScanCursor.Start, cursor);
        Wire.AssertSends(default(ClusterScanCursor), "0");
        Assert.Throws<ArgumentException>(() => ClusterScanCursor.FromText(""));
        Assert.Throws<ValkeyProtocolException>(() => Wire.Read<ClusterScanCursor>("$0\r\n\r\n"));
    }
}
