namespace Glide.Cluster.Tests;

public class NodeAddressTests
{
    [Theory]
    [InlineData("localhost:6379", "localhost", 6379)]
    [InlineData("10.0.0.1:1", "10.0.0.1", 1)]
    [InlineData("valkey-1.shop.example:65535", "valkey-1.shop.example", 65535)]
    [InlineData("[::1]:6379", "::1", 6379)]
    [InlineData("[fe80::1%eth0]:7000", "fe80::1%eth0", 7000)]
    public void An_address_is_read_and_written_alike(string text, string host, int port)
    {
        var address = NodeAddress.Parse(text);
        Assert.Equal(host, address.Host);
        Assert.Equal(port, address.Port);
        Assert.Equal(text, address.ToString());
        Assert.True(NodeAddress.TryParse(text, out var again));
        Assert.Equal(address, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData(":6379")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:-1")]
    [InlineData("localhost:+1")]
    [InlineData("localhost: 1")]
    [InlineData("local host:1")]
    [InlineData("::1:6379")]
    [InlineData("[::1]")]
    [InlineData("[10.0.0.1]:1")]
    [InlineData("[[::1]]:1")]
    [InlineData("[]:1")]
    [InlineData("valkey://localhost:1")]
    [InlineData("user@localhost:1")]
    public void What_is_no_address_is_refused(string text)
    {
        Assert.False(NodeAddress.TryParse(text, out var address));
        Assert.Equal(default, address);
        var refused = Assert.Throws<FormatException>(() => NodeAddress.Parse(text));
        Assert.Contains("[::1]:6379", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_address()
    {
        Assert.False(NodeAddress.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => NodeAddress.Parse(null!));
        Assert.Throws<ArgumentNullException>(() => new NodeAddress(null!, 1));
        Assert.Throws<ArgumentException>(() => new NodeAddress(" ", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NodeAddress("a", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NodeAddress("a", 65536));
        Assert.Equal("", default(NodeAddress).ToString());
    }

    [Fact]
    public void Brackets_are_notation_and_no_part_of_the_host()
    {
        Assert.Equal(new NodeAddress("::1", 1), new NodeAddress("[::1]", 1));
        Assert.Equal("::1", new NodeAddress("[::1]", 1).Host);
    }

    [Fact]
    public void Hosts_differ_in_more_than_the_case_of_letters()
    {
        var address = new NodeAddress("Shop.Example", 1);
        Assert.Equal(address, new NodeAddress("shop.example", 1));
        Assert.Equal(address.GetHashCode(), new NodeAddress("shop.example", 1).GetHashCode());
        Assert.NotEqual(address, new NodeAddress("shop.example", 2));
        Assert.NotEqual(address, new NodeAddress("shop.examples", 1));
        Assert.Equal("Shop.Example:1", address.ToString());
    }

    [Fact]
    public void Addresses_are_ordered_by_host_and_port()
    {
        NodeAddress[] ordered = [new("a", 9), new("B", 1), new("b", 2), new("c", 1)];
        Assert.Equal(ordered, ordered.Reverse().Order());
        Assert.True(ordered[0] < ordered[1] && ordered[3] > ordered[2]);
        Assert.True(ordered[1] <= new NodeAddress("b", 1) && ordered[1] >= new NodeAddress("b", 1));
        Assert.False(ordered[1] < new NodeAddress("b", 1));
    }
}
