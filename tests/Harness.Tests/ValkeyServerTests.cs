using System.Diagnostics;
using System.Net;
using System.Security.Authentication;

namespace Glide.Harness.Tests;

public sealed class ValkeyServerTests
{
    public static TheoryData<string> Versions => new("9.1", "8.0", "redis-7.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_server_of_each_version_answers_over_tcp_and_says_its_version(string name)
    {
        ServerVersion version = name switch
        {
            "9.1" => ServerVersion.Valkey91,
            "8.0" => ServerVersion.Valkey80,
            _ => ServerVersion.Redis70,
        };
        await using ValkeyServer server = await ValkeyServer.StartAsync(new ServerOptions { Version = version });
        await using RawConnection connection = await server.ConnectAsync();

        Assert.Equal("OK", (await connection.ExecuteAsync("SET", "k", "v")).Text);
        Assert.Equal("v", (await connection.ExecuteAsync("GET", "k")).Text);

        IReadOnlyDictionary<string, string> info = await server.GetInfoAsync("server");
        string told = info[version == ServerVersion.Redis70 ? "redis_version" : "valkey_version"];
        Assert.StartsWith($"{version.Number.Major}.{version.Number.Minor}.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_server_leaves_neither_process_nor_folder()
    {
        ValkeyServer server = await ValkeyServer.StartAsync();
        int process = server.ProcessId;
        string folder = Path.GetDirectoryName(server.UnixSocket)!;

        await server.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_killed_server_starts_again_on_its_port_without_its_data()
    {
        await using ValkeyServer server = await ValkeyServer.StartAsync();
        await server.ExecuteAsync("SET", "k", "v");
        int port = server.Port;

        await server.KillAsync();
        Assert.False(server.IsRunning);

        await server.RestartAsync();
        Assert.Equal(port, server.Port);
        Assert.True((await server.ExecuteAsync("GET", "k")).IsNull);
    }

    [Fact]
    public async Task A_paused_server_is_silent_until_it_is_resumed()
    {
        await using ValkeyServer server = await ValkeyServer.StartAsync();
        await using RawConnection connection = await server.ConnectAsync();

        server.Pause();
        await connection.SendAsync("PING");
        Task<RawReply> reply = connection.ReadReplyAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => reply.WaitAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken));

        server.Resume();
        Assert.Equal("PONG", (await Eventually.CompletesAsync(reply)).Text);
    }

    [Fact]
    public async Task A_password_is_asked_for_and_a_user_has_only_its_rights()
    {
        await using ValkeyServer server = await ValkeyServer.StartAsync(new ServerOptions
        {
            Password = "open sesame",
            Users = ["reader on >secret ~* +@read"],
        });

        await using RawConnection stranger = await RawConnection.ConnectAsync(server.EndPoint);
        await stranger.SendAsync("GET", "k");
        Assert.StartsWith("NOAUTH", (await stranger.ReadReplyAsync()).Text, StringComparison.Ordinal);

        await stranger.ExecuteAsync("AUTH", "reader", "secret");
        Assert.True((await stranger.ExecuteAsync("GET", "k")).IsNull);
        await stranger.SendAsync("SET", "k", "v");
        Assert.StartsWith("NOPERM", (await stranger.ReadReplyAsync()).Text, StringComparison.Ordinal);

        Assert.Equal("OK", (await server.ExecuteAsync("SET", "k", "v")).Text);
    }

    [Fact]
    public async Task Tls_is_trusted_with_its_own_authority_only()
    {
        await using ValkeyServer server = await ValkeyServer.StartAsync(new ServerOptions { Tls = true });
        await using ValkeyServer other = await ValkeyServer.StartAsync(new ServerOptions { Tls = true });
        IPEndPoint endPoint = new(IPAddress.Loopback, server.TlsPort);

        await using RawConnection connection = await RawConnection.ConnectTlsAsync(endPoint, server.Certificates!.Authority);
        Assert.Equal("PONG", (await connection.ExecuteAsync("PING")).Text);

        await Assert.ThrowsAsync<AuthenticationException>(
            () => RawConnection.ConnectTlsAsync(endPoint, other.Certificates!.Authority));
    }

    [Fact]
    public async Task Tls_that_asks_for_a_client_certificate_lets_nobody_in_without_one()
    {
        await using ValkeyServer server = await ValkeyServer.StartAsync(new ServerOptions { Tls = true, RequireClientCertificate = true });
        IPEndPoint endPoint = new(IPAddress.Loopback, server.TlsPort);
        TestCertificates certificates = server.Certificates!;

        await using RawConnection known = await RawConnection.ConnectTlsAsync(endPoint, certificates.Authority, certificates.Client);
        Assert.Equal("PONG", (await known.ExecuteAsync("PING")).Text);

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await using RawConnection unknown = await RawConnection.ConnectTlsAsync(endPoint, certificates.Authority);
            await unknown.ExecuteAsync("PING");
        });
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why()
    {
        HarnessException failure = await Assert.ThrowsAsync<HarnessException>(
            () => ValkeyServer.StartAsync(new ServerOptions { Configuration = ["no-such-directive yes"] }));

        Assert.Contains("no-such-directive", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_servers_start_at_once_on_ports_of_their_own()
    {
        ValkeyServer[] servers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ValkeyServer.StartAsync()));

        try
        {
            Assert.Equal(servers.Length, servers.Select(server => server.Port).Distinct().Count());
        }
        finally
        {
            foreach (ValkeyServer server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }
}
