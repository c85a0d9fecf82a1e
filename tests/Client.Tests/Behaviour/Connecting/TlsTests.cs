using System.Diagnostics;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Connecting;

public sealed class TlsTests(TlsServers servers)
{
    [Fact]
    public async Task A_server_whose_authority_is_trusted_is_spoken_to()
    {
        await using var client = await GlideClient.ConnectAsync(TlsServers.Trusting(servers.Open));

        Assert.Equal("PONG", (await client.CustomCommandAsync("PING")).AsText());
    }

    [Fact]
    public async Task Large_values_pass_unchanged()
    {
        await using var client = await GlideClient.ConnectAsync(TlsServers.Trusting(servers.Open));
        var value = RandomNumberGenerator.GetBytes(1024 * 1024);

        await client.CustomCommandAsync("SET", nameof(Large_values_pass_unchanged), value);
        var reply = await client.CustomCommandAsync("GET", nameof(Large_values_pass_unchanged));

        Assert.Equal(value, (byte[])reply.AsValue());
    }

    [Fact]
    public async Task Many_callers_share_the_connection()
    {
        await using var client = await GlideClient.ConnectAsync(TlsServers.Trusting(servers.Open));

        var replies = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => Task.Run(async () => await client.CustomCommandAsync("ECHO", n))));

        Assert.Equal(Enumerable.Range(0, 500).Select(n => (long)n), replies.Select(reply => reply.AsInt64()));
    }

    [Fact]
    public async Task An_untrusted_authority_is_told_at_once_and_after_one_attempt()
    {
        await using var proxy = FaultProxy.Start(new IPEndPoint(IPAddress.Loopback, servers.Open.TlsPort));
        var options = TlsServers.Trusting(servers.Closed) with { Port = proxy.Port };

        var error = await FailsAtOnceAsync<ValkeyAuthenticationException>(options);

        Assert.Contains("TlsOptions.TrustedRoots", error.Message, StringComparison.Ordinal);
        Assert.Contains($"localhost:{proxy.Port}", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.Single(proxy.Connections);
    }

    [Fact]
    public async Task What_the_system_does_not_trust_is_refused_by_default()
    {
        var error = await FailsAtOnceAsync<ValkeyAuthenticationException>(TlsServers.Trusting(servers.Open) with { Tls = new TlsOptions() });

        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        var options = TlsServers.Trusting(servers.Open);

        var error = await FailsAtOnceAsync<ValkeyAuthenticationException>(
            options with { Tls = options.Tls! with { ServerName = "valkey.example" } });

        Assert.Contains("RemoteCertificateNameMismatch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_in_the_certificate_may_differ_from_the_host_if_that_is_asked_for()
    {
        var server = servers.Open;
        var options = TlsServers.Trusting(server) with
        {
            Host = "valkey.example",
            StreamFactory = (_, _, cancellationToken) => Streams.ConnectAsync(server.Host, server.TlsPort, cancellationToken),
        };

        await FailsAtOnceAsync<ValkeyAuthenticationException>(options);
        await using var client = await GlideClient.ConnectAsync(options with { Tls = options.Tls! with { ServerName = "localhost" } });

        Assert.Equal(ConnectionState.Connected, client.State);
    }

    [Fact]
    public async Task Any_certificate_is_accepted_if_that_is_asked_for()
    {
        var options = TlsServers.Trusting(servers.Open) with { Tls = new TlsOptions { AcceptAnyServerCertificate = true, ServerName = "valkey.example" } };

        await using var client = await GlideClient.ConnectAsync(options);

        Assert.Equal(ConnectionState.Connected, client.State);
    }

    [Fact]
    public async Task The_last_word_about_TLS_is_the_callers()
    {
        var protocol = SslProtocols.None;
        var options = TlsServers.Trusting(servers.Open);
        options = options with { Tls = options.Tls! with { Configure = settings => protocol = settings.EnabledSslProtocols = SslProtocols.Tls12 } };

        await using var client = await GlideClient.ConnectAsync(options);

        Assert.Equal(SslProtocols.Tls12, protocol);
        Assert.Equal(ConnectionState.Connected, client.State);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_server_that_asks_for_a_certificate_refuses_a_client_without_one(SslProtocols version)
    {
        var options = TlsServers.Trusting(servers.Closed);

        // With TLS 1.3 the refusal comes after the client's side of the handshake is done, and a reset may overtake it.
        var error = await FailsAtOnceAsync<ValkeyConnectionException>(
            options with { Tls = options.Tls! with { Configure = settings => settings.EnabledSslProtocols = version } });

        Assert.Contains("TlsOptions.ClientCertificate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_certificate_lets_a_client_with_one_in()
    {
        var server = servers.Closed;
        var options = TlsServers.Trusting(server);
        using var certificate = TlsOptions.ClientCertificateFromPem(
            await File.ReadAllTextAsync(server.Certificates!.ClientCertificateFile), await File.ReadAllTextAsync(server.Certificates.ClientKeyFile));

        await using var client = await GlideClient.ConnectAsync(options with { Tls = options.Tls! with { ClientCertificate = certificate } });

        Assert.Equal("PONG", (await client.CustomCommandAsync("PING")).AsText());
    }

    [Fact]
    public async Task TLS_to_a_port_without_it_is_told_within_the_connection_timeout()
    {
        var options = TlsServers.Trusting(servers.Open) with { Port = servers.Open.Port, ConnectionTimeout = TimeSpan.FromSeconds(3) };

        var error = await FailsAtOnceAsync<ValkeyConnectionException>(options);

        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_with_TLS_that_is_spoken_to_in_the_clear_is_told_at_once()
    {
        var options = TlsServers.Trusting(servers.Open) with { Tls = null };

        var error = await FailsAtOnceAsync<ValkeyConnectionException>(options);

        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
    }

    private static async Task<T> FailsAtOnceAsync<T>(GlideClientOptions options)
        where T : ValkeyException
    {
        await using SchedulingDelay delay = new();
        var start = Stopwatch.GetTimestamp();
        var error = await Assert.ThrowsAnyAsync<T>(() => GlideClient.ConnectAsync(options));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, delay.Extend(TimeSpan.FromSeconds(10), turns: 10));
        return error;
    }
}
