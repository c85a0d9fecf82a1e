namespace Glide.Client.Tests.Behaviour.Options;

public sealed class AddressTests
{
    [Theory]
    [InlineData("valkey://db.example", "db.example", 6379, false)]
    [InlineData("valkey://db.example:7000", "db.example", 7000, false)]
    [InlineData("redis://db.example:7000/", "db.example", 7000, false)]
    [InlineData("valkeys://db.example:7000", "db.example", 7000, true)]
    [InlineData("rediss://db.example", "db.example", 6379, true)]
    [InlineData("db.example:7000", "db.example", 7000, false)]
    [InlineData("db.example", "db.example", 6379, false)]
    [InlineData("my_service:7000", "my_service", 7000, false)]
    [InlineData("127.0.0.1:7000", "127.0.0.1", 7000, false)]
    [InlineData("[::1]:7000", "::1", 7000, false)]
    [InlineData("valkey://[2001:db8::5]", "2001:db8::5", 6379, false)]
    public void Scheme_host_and_port_are_understood(string address, string host, int port, bool tls)
    {
        var options = GlideClientOptions.Parse(address);

        Assert.Equal((host, port, tls), (options.Host, options.Port, options.Tls is not null));
        Assert.Equal((null, null, 0), (options.User, options.Password, options.Database));
    }

    [Theory]
    [InlineData("valkey://a:1,b:2", "a:1 b:2")]
    [InlineData("valkey://a,b", "a:6379 b:6379")]
    [InlineData("a:1,b", "a:1 b:6379")]
    [InlineData("valkeys://me:with,comma@a:1,b:2,[::1]:3/2?lazyConnect=true", "a:1 b:2 [::1]:3")]
    public void Several_hosts_are_understood(string address, string hosts)
    {
        Assert.Equal(hosts, string.Join(' ', GlideClusterClientOptions.Parse(address).Addresses));
        Assert.Equal(hosts, string.Join(' ', GlideClientOptions.Parse(address).Addresses));
    }

    [Theory]
    [InlineData("valkey://app:secret@h", "app", "secret")]
    [InlineData("valkey://:secret@h", null, "secret")]
    [InlineData("valkey://app:@h", "app", "")]
    [InlineData("valkey://a%40b:p%40s%2Fs%3Aw%23%3F%25@h", "a@b", "p@s/s:w#?%")]
    [InlineData("valkey://app:with:colon@h", "app", "with:colon")]
    [InlineData("valkey://app:w%C3%B6rd@h", "app", "w\u00F6rd")]
    [InlineData("valkey://h?user=app&password=s%26cret", "app", "s&cret")]
    public void User_and_password_are_understood(string address, string? user, string password)
    {
        var options = GlideClientOptions.Parse(address);

        Assert.Equal((user, password), (options.User, options.Password));
    }

    [Theory]
    [InlineData("valkey://h/3")]
    [InlineData("valkey://h/3/")]
    [InlineData("valkey://h?db=3")]
    [InlineData("h/3")]
    public void The_database_is_understood(string address) => Assert.Equal(3, GlideClientOptions.Parse(address).Database);

    [Fact]
    public void A_Unix_socket_is_understood()
    {
        var options = GlideClientOptions.Parse("unix:///run/my%20valkey.sock?db=2&password=secret");

        Assert.Equal(("/run/my valkey.sock", 2, "secret"), (options.UnixSocketPath, options.Database, options.Password));
    }

    [Fact]
    public void Options_are_understood()
    {
        var options = GlideClientOptions.Parse(
            "valkeys://h?requestTimeout=500&connectionTimeout=3000&clientName=web%2B1&protocol=2&inflightRequestsLimit=7&sessionLimit=8" +
            "&lazyConnect=true&tcpNoDelay=false&insecure=true");

        Assert.Equal(TimeSpan.FromMilliseconds(500), options.RequestTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), options.ConnectionTimeout);
        Assert.Equal(("web+1", ValkeyProtocol.Resp2), (options.ClientName, options.Protocol));
        Assert.Equal((7, 8), (options.InflightRequestsLimit, options.SessionLimit));
        Assert.True(options.LazyConnect);
        Assert.False(options.TcpNoDelay);
        Assert.True(options.Tls!.AcceptAnyServerCertificate);
    }

    [Theory]
    [InlineData("http://h", "'http'")]
    [InlineData("valkey://", "no host")]
    [InlineData("valkey:///0", "no host")]
    [InlineData("valkey://h:99999", "not a URI")]
    [InlineData("valkey://h:port", "not a URI")]
    [InlineData("valkey://a:1,b:x", "'b:x' among its hosts")]
    [InlineData("valkey://a:1,", "'' among its hosts")]
    [InlineData("valkey://,b:2", "no host")]
    [InlineData("h:6379,abortConnect=false", "StackExchange.Redis")]
    [InlineData("::1", "not a URI")]
    [InlineData("two words", "not a URI")]
    [InlineData("valkey://h:0", "Port")]
    [InlineData("valkey://h/first", "'first'")]
    [InlineData("valkey://h/1/2", "'1/2'")]
    [InlineData("valkey://h/-1", "'-1'")]
    [InlineData("valkey://h/99999999999", "'99999999999'")]
    [InlineData("valkey://user@h", "user without a password")]
    [InlineData("valkey://h/0#top", "'#'")]
    [InlineData("unix://run/valkey.sock", "unix:///")]
    [InlineData("valkey://h?timeout=5", "'timeout'")]
    [InlineData("valkey://h?requestTimeout=soon", "'requestTimeout'")]
    [InlineData("valkey://h?requestTimeout=-5", "'requestTimeout'")]
    [InlineData("valkey://h?requestTimeout=0", "RequestTimeout")]
    [InlineData("valkey://h?requestTimeout=99999999999", "'requestTimeout'")]
    [InlineData("valkey://h?requestTimeout", "'requestTimeout'")]
    [InlineData("valkey://h?requestTimeout=1&requestTimeout=2", "twice")]
    [InlineData("valkey://h?protocol=4", "'protocol'")]
    [InlineData("valkey://h?lazyConnect=maybe", "'lazyConnect'")]
    [InlineData("valkey://h?clientName=two%20words", "ClientName")]
    [InlineData("valkey://h?insecure=true", "'insecure'")]
    [InlineData("valkey://h/1?db=2", "twice")]
    [InlineData("valkey://:one@h?password=two", "twice")]
    [InlineData("valkey://one:x@h?user=two", "twice")]
    public void What_cannot_be_understood_is_refused_with_the_part_that_is_wrong(string address, string part)
    {
        var error = Assert.Throws<FormatException>(() => GlideClientOptions.Parse(address));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("valkey://app:hidden#word@h")]
    [InlineData("valkey://app:hidden/word@h")]
    [InlineData("valkey://app:hidden@h:port")]
    [InlineData("valkey://app:hidden@h?colour=red")]
    [InlineData("valkey://app:hidden@h:0")]
    [InlineData("h:6379,password=hidden,ssl=true")]
    [InlineData("h,password=hidden/word")]
    public void A_refusal_does_not_repeat_the_password(string address)
    {
        var error = Assert.Throws<FormatException>(() => GlideClientOptions.Parse(address));

        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void No_address_at_all_is_refused(string? address) =>
        Assert.Equal("address", Assert.ThrowsAny<ArgumentException>(() => GlideClientOptions.Parse(address!)).ParamName);
}
