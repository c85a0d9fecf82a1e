using System.Text;

namespace Glide.Cluster.Tests;

public class RedirectTests
{
    private static readonly NodeAddress Sender = new("valkey-1", 6379);

    [Theory]
    [InlineData("-MOVED 3999 127.0.0.1:6381\r\n", "Moved", 3999, "127.0.0.1:6381")]
    [InlineData("MOVED 0 127.0.0.1:6381", "Moved", 0, "127.0.0.1:6381")]
    [InlineData("-ASK 16383 valkey-2.example:7000\r\n", "Ask", 16383, "valkey-2.example:7000")]
    [InlineData("-MOVED 1 ::1:6381\r\n", "Moved", 1, "[::1]:6381")]
    [InlineData("-MOVED 1 [2001:db8::7]:6381\r\n", "Moved", 1, "[2001:db8::7]:6381")]
    [InlineData("-MOVED 1 :6381\r\n", "Moved", 1, "valkey-1:6381")]
    [InlineData("-ASK 1 :6381\r\n", "Ask", 1, "valkey-1:6381")]
    public void A_redirect_names_a_slot_and_a_node(string frame, string kind, int slot, string address)
    {
        Assert.True(Redirect.TryParse(Encoding.UTF8.GetBytes(frame), out var redirect));
        Assert.Equal(kind, redirect.Kind.ToString());
        Assert.Equal(slot, redirect.Slot);
        Assert.False(redirect.IsUnknown);
        Assert.Equal(NodeAddress.Parse(address), redirect.AddressFrom(Sender));
    }

    [Theory]
    [InlineData("-MOVED 5 ?:6379\r\n")]
    [InlineData("-MOVED 5 ?:0\r\n")]
    public void A_node_without_a_known_address_cannot_be_followed(string frame)
    {
        Assert.True(Redirect.TryParse(Encoding.UTF8.GetBytes(frame), out var redirect));
        Assert.True(redirect.IsUnknown);
        Assert.Equal(5, redirect.Slot);
        var parsed = Encoding.UTF8.GetBytes(frame);
        Assert.Throws<InvalidOperationException>(() =>
        {
            Assert.True(Redirect.TryParse(parsed, out var again));
            again.AddressFrom(Sender);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-MOVED")]
    [InlineData("-MOVED \r\n")]
    [InlineData("-MOVED 1\r\n")]
    [InlineData("-MOVED 1 \r\n")]
    [InlineData("-MOVED 1 host\r\n")]
    [InlineData("-MOVED 1 host:\r\n")]
    [InlineData("-MOVED 1 host:x\r\n")]
    [InlineData("-MOVED 1 host:0\r\n")]
    [InlineData("-MOVED 1 host:65536\r\n")]
    [InlineData("-MOVED 1 host:-1\r\n")]
    [InlineData("-MOVED 1 host:+1\r\n")]
    [InlineData("-MOVED 1 host:1 more\r\n")]
    [InlineData("-MOVED 1 ho st:1\r\n")]
    [InlineData("-MOVED -1 host:1\r\n")]
    [InlineData("-MOVED 16384 host:1\r\n")]
    [InlineData("-MOVED 99999999999 host:1\r\n")]
    [InlineData("-MOVED x host:1\r\n")]
    [InlineData("-MOVED  1 host:1\r\n")]
    [InlineData("-MOVED 1  host:1\r\n")]
    [InlineData("-MOVED 1 [host:1\r\n")]
    [InlineData("-MOVEDX 1 host:1\r\n")]
    [InlineData("-moved 1 host:1\r\n")]
    [InlineData("-ASKING 1 host:1\r\n")]
    [InlineData("-ERR MOVED 1 host:1\r\n")]
    [InlineData("+MOVED 1 host:1\r\n")]
    public void Anything_else_is_an_error_like_any_other(string frame) =>
        Assert.False(Redirect.TryParse(Encoding.UTF8.GetBytes(frame), out _));

    [Fact]
    public void Reading_allocates_nothing()
    {
        var frame = "-MOVED 3999 valkey-2.example:6381\r\n"u8.ToArray();
        Assert.True(Redirect.TryParse(frame, out _));

        // The least of several runs: what the runtime itself allocates on this thread now and then is not the parser's.
        var least = long.MaxValue;
        for (var run = 0; run < 10; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                _ = Redirect.TryParse(frame, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
