namespace Glide.Client.Tests.Behaviour.Options;

public sealed class SettingTests
{
    public static TheoryData<string, Func<GlideClientOptions>> Wrong => new()
    {
        { "Host", () => new() { Host = null! } },
        { "Host", () => new() { Host = " " } },
        { "Host", () => new() { Host = "localhost:6379" } },
        { "Port", () => new() { Port = 0 } },
        { "Port", () => new() { Port = 65536 } },
        { "UnixSocketPath", () => new() { UnixSocketPath = "" } },
        { "UnixSocketPath", () => new() { UnixSocketPath = "/" + new string('x', 200) } },
        { "User", () => new() { User = "" } },
        { "Database", () => new() { Database = -1 } },
        { "ClientName", () => new() { ClientName = "" } },
        { "ClientName", () => new() { ClientName = "two words" } },
        { "ClientName", () => new() { ClientName = "n\u00E4me" } },
        { "Protocol", () => new() { Protocol = (ValkeyProtocol)4 } },
        { "RequestTimeout", () => new() { RequestTimeout = TimeSpan.Zero } },
        { "RequestTimeout", () => new() { RequestTimeout = TimeSpan.FromMilliseconds(-2) } },
        { "RequestTimeout", () => new() { RequestTimeout = TimeSpan.MaxValue } },
        { "ConnectionTimeout", () => new() { ConnectionTimeout = TimeSpan.Zero } },
        { "ConnectionTimeout", () => new() { ConnectionTimeout = Timeout.InfiniteTimeSpan } },
        { "ConnectionTimeout", () => new() { ConnectionTimeout = TimeSpan.FromDays(60) } },
        { "ReconnectBackoff", () => new() { ReconnectBackoff = null! } },
        { "Factor", () => new() { ReconnectBackoff = new() { Factor = TimeSpan.Zero } } },
        { "ExponentBase", () => new() { ReconnectBackoff = new() { ExponentBase = 0 } } },
        { "Retries", () => new() { ReconnectBackoff = new() { Retries = 0 } } },
        { "Retries", () => new() { ReconnectBackoff = new() { Retries = 31 } } },
        { "JitterPercent", () => new() { ReconnectBackoff = new() { JitterPercent = -1 } } },
        { "JitterPercent", () => new() { ReconnectBackoff = new() { JitterPercent = 101 } } },
        { "InflightRequestsLimit", () => new() { InflightRequestsLimit = 0 } },
        { "WhenInflightLimitIsReached", () => new() { WhenInflightLimitIsReached = (InflightLimitBehavior)2 } },
        { "SessionLimit", () => new() { SessionLimit = -1 } },
        { "TimeProvider", () => new() { TimeProvider = null! } },
        { "ServerName", () => new() { Tls = new() { ServerName = "" } } },
        { "TrustedRoots", () => new() { Tls = new() { TrustedRoots = [] } } },
    };

    public static TheoryData<string, string, GlideClientOptions> Contradicting => new()
    {
        { "UnixSocketPath", "Tls", new() { UnixSocketPath = "/tmp/valkey.sock", Tls = new() } },
        { "UnixSocketPath", "StreamFactory", new() { UnixSocketPath = "/tmp/valkey.sock", StreamFactory = (_, _, _) => new(Stream.Null) } },
        { "User", "Password", new() { User = "app" } },
        { "Password", "CredentialProvider", new() { Password = "secret", CredentialProvider = _ => new(new ValkeyCredentials(null, "secret")) } },
        { "User", "CredentialProvider", new() { User = "app", CredentialProvider = _ => new(new ValkeyCredentials(null, "secret")) } },
        {
            "AcceptAnyServerCertificate",
            "TrustedRoots",
            new() { Tls = new() { AcceptAnyServerCertificate = true, TrustedRoots = TlsOptions.RootsFromPem(Pem.Certificate) } }
        },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_wrong_setting_is_refused_by_its_name_when_it_is_given(string setting, Func<GlideClientOptions> make)
    {
        var error = Assert.ThrowsAny<ArgumentException>(make);

        Assert.Equal(setting, error.ParamName);
    }

    [Theory]
    [MemberData(nameof(Contradicting), DisableDiscoveryEnumeration = true)]
    public async Task Contradicting_settings_are_refused_by_both_their_names_before_anything_is_connected(
        string one, string other, GlideClientOptions options)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => GlideClient.ConnectAsync(options with { LazyConnect = true }));

        Assert.Contains(one, error.Message, StringComparison.Ordinal);
        Assert.Contains(other, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_those_that_are_documented()
    {
        var options = new GlideClientOptions();

        Assert.Equal(("localhost", 6379, 0), (options.Host, options.Port, options.Database));
        Assert.Equal(TimeSpan.FromMilliseconds(250), options.RequestTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), options.ConnectionTimeout);
        Assert.Equal((1000, InflightLimitBehavior.Wait, 100), (options.InflightRequestsLimit, options.WhenInflightLimitIsReached, options.SessionLimit));
        Assert.Equal(ValkeyProtocol.Resp3, options.Protocol);
        Assert.True(options.TcpNoDelay);
        Assert.False(options.LazyConnect);
        Assert.Equal((TimeSpan.FromMilliseconds(100), 2, 5, 20), BackoffOf(options.ReconnectBackoff));
    }

    [Fact]
    public void The_settings_at_the_edge_of_what_is_allowed_are_allowed()
    {
        var options = new GlideClientOptions
        {
            Host = "::1",
            Port = 65535,
            RequestTimeout = Timeout.InfiniteTimeSpan,
            ConnectionTimeout = TimeSpan.FromMilliseconds(1),
            InflightRequestsLimit = 1,
            SessionLimit = 1,
            ClientName = "!~",
            Password = "",
        };

        Assert.Equal("::1", options.Host);
    }

    [Fact]
    public void Options_and_credentials_as_text_never_show_a_password()
    {
        var options = new GlideClientOptions { User = "app", Password = "hidden-word", Host = "db.example", Database = 2, Tls = new() };

        Assert.Equal("valkeys://app@db.example:6379/2", options.ToString());
        Assert.Equal("app", new ValkeyCredentials("app", "hidden-word").ToString());
    }

    private static (TimeSpan Factor, int ExponentBase, int Retries, int JitterPercent) BackoffOf(ReconnectBackoff backoff) =>
        (backoff.Factor, backoff.ExponentBase, backoff.Retries, backoff.JitterPercent);
}
