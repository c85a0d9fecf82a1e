using System.Net.Sockets;
using Glide.Harness;

namespace Glide.ClusterClient.Tests;

public sealed class ConnectingTests(SharedCluster shared)
{
    [Fact]
    public async Task One_seed_that_can_be_reached_is_enough()
    {
        var unused = new NodeAddress("127.0.0.1", 1);
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { Addresses = [unused, .. shared.Options.Addresses] });

        Assert.Equal(6, client.GetNodes().Count);
        Assert.Equal(ConnectionState.Connected, client.State);
    }

    [Fact]
    public async Task The_last_of_many_seeds_is_found_in_time_although_the_others_refuse()
    {
        NodeAddress[] refusing = [.. Enumerable.Range(1, 25).Select(port => new NodeAddress("127.0.0.1", port))];

        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { Addresses = [.. refusing, .. shared.Options.Addresses] });

        Assert.Equal(6, client.GetNodes().Count);
    }

    [Fact]
    public async Task The_last_of_many_seeds_is_found_in_time_although_the_others_keep_silent()
    {
        await using var silent = ScriptedServer.Start();
        silent.On("HELLO");
        NodeAddress[] seeds = [.. Enumerable.Range(0, 12).Select(i => new NodeAddress($"127.0.0.{i + 1}", silent.Port)), .. shared.Options.Addresses];
        var never = TimeSpan.FromMinutes(10);

        // Long before those that keep silent are given up.
        await using var client = await Eventually.CompletesAsync(
            GlideClusterClient.ConnectAsync(shared.Options with { Addresses = seeds, ConnectionTimeout = never, StreamFactory = OpenAsync }));
        await using var lazy = await GlideClusterClient.ConnectAsync(
            shared.Options with { Addresses = seeds, ConnectionTimeout = never, StreamFactory = OpenAsync, LazyConnect = true });
        await lazy.SetAsync("connecting:last", "1");

        Assert.Equal(6, client.GetNodes().Count);
        Assert.Equal("1", await client.GetAsync("connecting:last"));

        // Each silent address is one machine of its own to the client, and the scripted server to the network.
        ValueTask<Stream> OpenAsync(string host, int port, CancellationToken end) => ConnectToAsync(port, end);
    }

    [Fact]
    public async Task A_call_that_waits_for_a_seeds_first_connection_goes_by_the_next_if_that_fails()
    {
        var slow = shared.Cluster.Primaries[1];
        TaskCompletionSource failing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var attempts = 0;
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with
        {
            Addresses = [.. shared.Options.Addresses, new NodeAddress(slow.Host, slow.Port)],
            StreamFactory = OpenAsync,
        });
        var key = Enumerable.Range(0, 1000).Select(i => $"connecting:slow:{i}").First(key => client.GetNode(key)!.Address.Port == slow.Port);

        var call = client.SetAsync(key, "1").AsTask();
        Assert.False(call.IsCompleted);
        failing.SetResult();
        await Eventually.CompletesAsync(call);

        Assert.Equal("1", await client.GetAsync(key));
        Assert.True(attempts > 1);

        async ValueTask<Stream> OpenAsync(string host, int port, CancellationToken end)
        {
            if (port == slow.Port && Interlocked.Increment(ref attempts) == 1)
            {
                await failing.Task;
                throw new IOException("The first connection fails.");
            }

            return await ConnectToAsync(port, end);
        }
    }

    [Fact]
    public async Task A_replica_is_as_good_a_seed_as_any()
    {
        var replica = shared.Cluster.Replicas[1];
        await using var client = await GlideClusterClient.ConnectAsync(
            shared.Options with { Addresses = [new NodeAddress(replica.Host, replica.Port)] });

        await client.SetAsync("connecting:replica", "1");

        Assert.Equal("1", await client.GetAsync("connecting:replica"));
    }

    [Fact]
    public async Task A_server_without_a_cluster_is_refused_with_the_client_that_is_right()
    {
        await using var server = await ValkeyServer.StartAsync();

        var error = await Assert.ThrowsAsync<ValkeyConfigurationException>(() => GlideClusterClient.ConnectAsync(
            shared.Options with { Addresses = [new NodeAddress(server.Host, server.Port)] }));

        Assert.Contains("GlideClient", error.Message, StringComparison.Ordinal);
        Assert.Contains($":{server.Port} ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_node_at_all_is_told_with_each_address_and_its_reason()
    {
        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => GlideClusterClient.ConnectAsync(
            shared.Options with { Addresses = [new NodeAddress("127.0.0.1", 1), new NodeAddress("127.0.0.1", 2)] }));

        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_that_is_too_busy_at_first_is_asked_until_it_answers()
    {
        await using var seed = ScriptedServer.Start();
        TaskCompletionSource idle = new();
        seed.On("CLUSTER", "SHARDS").After(idle.Task).Reply(OneShard(seed));
        seed.On("SET").Reply("+OK\r\n");

        var connecting = GlideClusterClient.ConnectAsync(shared.Options with { Addresses = [new NodeAddress(seed.Host, seed.Port)] });
        await Eventually.TrueAsync(() => seed.CountReceived("CLUSTER", "SHARDS") > 1, what: "it is asked again");
        idle.SetResult();
        await using var client = await Eventually.CompletesAsync(connecting);

        await client.SetAsync("connecting:busy", "1");
    }

    [Fact]
    public async Task A_seed_that_never_answers_is_given_up_when_connecting_has_taken_its_time()
    {
        await using var seed = ScriptedServer.Start();
        seed.On("CLUSTER", "SHARDS");
        ManualTime time = new();
        var patience = TimeSpan.FromSeconds(2);

        var connecting = GlideClusterClient.ConnectAsync(shared.Options with
        {
            Addresses = [new NodeAddress(seed.Host, seed.Port)],
            ConnectionTimeout = patience,
            TimeProvider = time,
        });
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            return connecting.IsCompleted;
        });

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => connecting);
        Assert.Contains($"127.0.0.1:{seed.Port}", error.Message, StringComparison.Ordinal);
        Assert.True(time.GetElapsedTime(0) >= patience);
        Assert.True(seed.CountReceived("CLUSTER", "SHARDS") > 1);
    }

    [Fact]
    public async Task A_wrong_password_is_told_at_once_although_another_seed_is_busy()
    {
        await using var busy = ScriptedServer.Start();
        busy.On("CLUSTER", "SHARDS");
        await using var strict = ScriptedServer.Start();
        strict.On("HELLO").Reply("-WRONGPASS invalid username-password pair or user is disabled.\r\n");
        ManualTime time = new();

        var connecting = GlideClusterClient.ConnectAsync(shared.Options with
        {
            Addresses = [new NodeAddress(busy.Host, busy.Port), new NodeAddress(strict.Host, strict.Port)],
            TimeProvider = time,
        });
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            return connecting.IsCompleted;
        });

        await Assert.ThrowsAsync<ValkeyAuthenticationException>(() => connecting);
        Assert.True(time.GetElapsedTime(0) < shared.Options.ConnectionTimeout);
    }

    [Fact]
    public async Task A_lazy_client_connects_with_its_first_call()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with { LazyConnect = true });
        Assert.Equal(ConnectionState.Idle, client.State);
        Assert.Empty(client.GetNodes());

        await client.SetAsync("connecting:lazy", "1");

        Assert.Equal(6, client.GetNodes().Count);
    }

    [Fact]
    public async Task A_lazy_client_waits_for_its_cluster_within_the_time_of_the_call()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options with
        {
            Addresses = [new NodeAddress("127.0.0.1", 1)],
            LazyConnect = true,

            // Longer than it takes to find that the node refuses.
            RequestTimeout = TimeSpan.FromSeconds(2),
        });

        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => client.GetAsync("connecting:none").AsTask());

        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_the_map_of_a_client_that_is_closed_is_told_so()
    {
        var client = await GlideClusterClient.ConnectAsync(shared.Options with { Addresses = [new NodeAddress("127.0.0.1", 1)], LazyConnect = true });
        var waiting = client.OpenSessionAsync().AsTask();

        await client.DisposeAsync();

        await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(waiting));
    }

    [Fact]
    public async Task A_session_stands_on_the_node_of_its_key()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string key = "connecting:session";

        await using var session = await client.OpenSessionAsync(ClusterRoute.SlotKey(key));
        await session.WatchAsync(key);
        await session.SetAsync(key, "1");

        Assert.Equal("1", await client.GetAsync(key));
    }

    [Fact]
    public async Task A_blocking_call_waits_at_the_node_of_its_key_and_delays_nobody()
    {
        await using var client = await GlideClusterClient.ConnectAsync(shared.Options);
        const string key = "connecting:queue";

        var waiting = client.BLPopAsync(TimeSpan.FromSeconds(30), key).AsTask();
        await client.SetAsync("{connecting:queue}:other", "1");
        Assert.False(waiting.IsCompleted);
        await client.RPushAsync(key, "job");

        Assert.Equal("job", (await Eventually.CompletesAsync(waiting))!.Value.Value);
    }

    [Fact]
    public async Task Closing_answers_what_is_under_way_and_refuses_what_comes()
    {
        var client = await GlideClusterClient.ConnectAsync(shared.Options);
        var calls = Enumerable.Range(0, 100).Select(i => client.SetAsync($"connecting:close:{i}", i).AsTask()).ToArray();

        await client.DisposeAsync();

        await Task.WhenAll(calls);
        await Assert.ThrowsAsync<ValkeyClosedException>(() => client.GetAsync("connecting:close:1").AsTask());
        Assert.Equal(ConnectionState.Closed, client.State);
    }

    /// <summary>The map of a cluster that is one node.</summary>
    private static string OneShard(ScriptedServer node) =>
        $"*1\r\n*4\r\n+slots\r\n*2\r\n:0\r\n:16383\r\n+nodes\r\n*1\r\n*14\r\n+id\r\n+{new string('a', 40)}\r\n+port\r\n:{node.Port}\r\n"
        + $"+ip\r\n+{node.Host}\r\n+endpoint\r\n+{node.Host}\r\n+role\r\n+master\r\n+replication-offset\r\n:0\r\n+health\r\n+online\r\n";

    private static async ValueTask<Stream> ConnectToAsync(int port, CancellationToken end)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", port, end);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
