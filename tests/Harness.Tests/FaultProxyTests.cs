using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Glide.Harness.Tests;

public sealed class FaultProxyTests : IAsyncLifetime
{
    private ValkeyServer _server = null!;
    private FaultProxy _proxy = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ValkeyServer.StartAsync();
        _proxy = FaultProxy.Start(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_fault_everything_passes_and_is_recorded()
    {
        await using RawConnection connection = await ConnectAsync();
        await connection.ExecuteAsync("SET", "k", "v");

        ProxyConnection carried = Assert.Single(_proxy.Connections);
        Assert.Equal("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n", Encoding.ASCII.GetString(carried.SentToServer));
        Assert.Equal("+OK\r\n", Encoding.ASCII.GetString(carried.SentToClient));
        Assert.Equal(5, _proxy.ToClient.Bytes);
    }

    [Fact]
    public async Task A_reset_reaches_the_client_as_an_error_and_a_new_connection_works()
    {
        await using RawConnection connection = await ConnectAsync();
        await connection.ExecuteAsync("PING");
        _proxy.CutAll();
        await Assert.ThrowsAnyAsync<IOException>(connection.ReadReplyAsync);

        await using RawConnection next = await ConnectAsync();
        await next.ExecuteAsync("PING");
        Assert.Equal(2, _proxy.Connections.Count);
        await Eventually.TrueAsync(() => _proxy.OpenConnections == 1);
    }

    [Fact]
    public async Task An_orderly_cut_reaches_the_client_as_the_end_of_the_stream()
    {
        await using RawConnection connection = await ConnectAsync();
        await connection.ExecuteAsync("PING");
        _proxy.CutAll(CutKind.Finish);
        await Assert.ThrowsAsync<EndOfStreamException>(connection.ReadReplyAsync);
    }

    [Fact]
    public async Task A_cut_after_some_bytes_lets_exactly_those_through()
    {
        await using RawConnection connection = await ConnectAsync();
        await connection.ExecuteAsync("SET", "k", "0123456789");
        _proxy.ToClient.CutAfter(9, CutKind.Finish);
        await connection.SendAsync("GET", "k");

        StringBuilder got = new();

        while (await connection.ReadSomeAsync() is { Length: > 0 } bytes)
        {
            got.Append(Encoding.ASCII.GetString(bytes));
        }

        Assert.Equal("$10\r\n0123", got.ToString());
    }

    [Fact]
    public async Task A_request_cut_in_the_middle_never_takes_effect()
    {
        await using RawConnection connection = await ConnectAsync();
        _proxy.ToServer.CutAfter(20);
        await connection.SendAsync("SET", "cut", "v");
        await Assert.ThrowsAnyAsync<IOException>(connection.ReadReplyAsync);
        Assert.True((await _server.ExecuteAsync("GET", "cut")).IsNull);
    }

    [Fact]
    public async Task Split_bytes_arrive_complete_and_in_order()
    {
        string value = string.Concat(Enumerable.Range(0, 2_000));
        _proxy.ToServer.PieceSize = 7;
        _proxy.ToClient.PieceSize = 1;
        await using RawConnection connection = await ConnectAsync();
        await connection.ExecuteAsync("SET", "k", value);
        Assert.Equal(value, (await connection.ExecuteAsync("GET", "k")).Text);
    }

    [Fact]
    public async Task Delayed_bytes_take_at_least_the_delay()
    {
        await using RawConnection connection = await ConnectAsync();
        _proxy.ToClient.Delay = TimeSpan.FromMilliseconds(50);
        long start = Stopwatch.GetTimestamp();
        await connection.ExecuteAsync("PING");
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(45), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task Held_bytes_wait_for_their_release()
    {
        await using RawConnection connection = await ConnectAsync();
        _proxy.ToClient.Hold();
        Task<RawReply> reply = connection.ExecuteAsync("PING");
        await Eventually.TrueAsync(() => _proxy.ToClient.Bytes > 0);
        Assert.False(reply.IsCompleted);
        _proxy.ToClient.Release();
        Assert.Equal("PONG", (await Eventually.CompletesAsync(reply)).Text);
    }

    [Fact]
    public async Task Garbled_bytes_are_as_many_but_others_and_the_same_for_the_same_seed()
    {
        string value = new('x', 1_000);
        await _server.ExecuteAsync("SET", "k", value);
        List<byte[]> seen = [];

        for (int round = 0; round < 2; round++)
        {
            _proxy.ToClient.Heal();
            _proxy.ToClient.Garble(seed: 7);
            await using RawConnection connection = await ConnectAsync();
            await connection.SendAsync("GET", "k");
            using MemoryStream got = new();

            while (got.Length < 1_009)
            {
                got.Write(await connection.ReadSomeAsync());
            }

            seen.Add(got.ToArray());
        }

        Assert.NotEqual($"$1000\r\n{value}\r\n", Encoding.Latin1.GetString(seen[0]));
        Assert.Equal(1_009, seen[0].Length);
        Assert.Equal(seen[0], seen[1]);
    }

    [Fact]
    public async Task A_half_open_connection_swallows_both_ways_and_stays_open()
    {
        await using RawConnection connection = await ConnectAsync();
        await connection.ExecuteAsync("PING");
        _proxy.HalfOpen();
        await connection.SendAsync("SET", "lost", "v");
        await Eventually.TrueAsync(() => _proxy.ToServer.Bytes > 14);
        await _server.KillAsync();

        Task<RawReply> reply = connection.ReadReplyAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => reply.WaitAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_connection_that_has_lost_bytes_stays_dead_when_the_proxy_is_healed()
    {
        await using RawConnection dead = await ConnectAsync();
        await dead.ExecuteAsync("PING");
        _proxy.HalfOpen();
        await dead.SendAsync("SET", "lost", "v");
        await Eventually.TrueAsync(() => _proxy.ToServer.Bytes > 14);
        _proxy.Heal();

        await using RawConnection alive = await ConnectAsync();
        await alive.ExecuteAsync("PING");
        await dead.SendAsync("PING");
        Task<RawReply> reply = dead.ReadReplyAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => reply.WaitAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_refusing_proxy_refuses_until_it_is_healed()
    {
        _proxy.Refuse();
        SocketException failure = await Assert.ThrowsAsync<SocketException>(ConnectAsync);
        Assert.Equal(SocketError.ConnectionRefused, failure.SocketErrorCode);

        _proxy.Heal();
        await using RawConnection connection = await ConnectAsync();
        await connection.ExecuteAsync("PING");
    }

    [Fact]
    public async Task A_proxy_that_stopped_accepting_greets_nobody_until_it_is_healed()
    {
        _proxy.StopAccepting();
        await using RawConnection connection = await ConnectAsync();
        Task<RawReply> reply = connection.ExecuteAsync("PING");
        await Assert.ThrowsAsync<TimeoutException>(() => reply.WaitAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken));

        _proxy.Heal();
        Assert.Equal("PONG", (await Eventually.CompletesAsync(reply)).Text);
    }

    private Task<RawConnection> ConnectAsync() => RawConnection.ConnectAsync(_proxy.EndPoint);
}
