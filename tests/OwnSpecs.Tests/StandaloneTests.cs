using System.Buffers;
using System.Text;
using Acme.Replies;
using Acme.Views;
using Glide.OwnSpecs.Tests.Support;

namespace Glide.OwnSpecs.Tests;

/// <summary>A user's commands on a client of one server, its views and its sessions.</summary>
public sealed class StandaloneTests(OwnServers servers)
{
    [Theory]
    [InlineData(ValkeyProtocol.Resp3)]
    [InlineData(ValkeyProtocol.Resp2)]
    public async Task Typed_calls_reach_the_server_and_read_what_it_answers(ValkeyProtocol protocol)
    {
        await using var client = await servers.ConnectAsync(protocol);
        var key = OwnServers.NewPrefix();
        Assert.True(await client.StoreAsync(key, "first"));
        Assert.False(await client.StoreAsync(key, "second", StoreCondition.Nx));
        Assert.Equal("first", (string?)await client.FetchAsync(key));
        Assert.Null(await client.FetchAsync(key + "none"));
        Assert.Equal(5, await client.MeasureAsync(key));
        Assert.Equal("embstr", await client.EncodingOfAsync(key));
        Assert.Equal("first", (string?)await client.SwapAsync(key, "third"));

        await client.StoreAllAsync([new(key + 1, "one"), new(key + 2, "two")]);
        Assert.Equal(["one", null, "two"], (await client.FetchAllAsync(key + 1, key + "none", key + 2)).Select(value => (string?)value));
        Assert.Equal(3, await client.ForgetAsync(key, key + 1, key + 2));
        Assert.Contains("redis_version", await client.DescribeAsync("server"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ValkeyProtocol.Resp3)]
    [InlineData(ValkeyProtocol.Resp2)]
    public async Task An_object_of_the_schema_is_a_record(ValkeyProtocol protocol)
    {
        await using var client = await servers.ConnectAsync(protocol);
        var key = OwnServers.NewPrefix();
        await client.HSetAsync(key, [new("name", "Ada"), new("visits", 3), new("unknown", "passed over")]);
        var user = await client.UserAsync(key);
        Assert.Equal("Ada", (string?)user.Name);
        Assert.Equal(3, user.Visits);
        Assert.Null(user.LastLogin);
    }

    [Fact]
    public async Task A_type_of_the_overlay_is_read_and_a_blocking_command_waits_on_a_connection_of_its_own()
    {
        // In whose time the server is never late with saying that nothing has come.
        await using var client = await servers.ConnectAsync(time: new SlowTime());
        var queue = OwnServers.NewPrefix();
        var waiting = client.WaitForAsync(TimeSpan.FromSeconds(30), queue).AsTask();
        await client.RPushAsync(queue, "work");
        Assert.Equal(new QueueItem(queue, "work"), await waiting);
        Assert.Null(await client.WaitForAsync(TimeSpan.FromMilliseconds(10), queue));
    }

    [Fact]
    public async Task A_reply_that_no_schema_describes_is_a_tree()
    {
        await using var client = await servers.ConnectAsync();
        ValkeyReply reply = await client.RunScriptAsync("return {KEYS[1], tonumber(ARGV[1]) + 1}", ["key"], [41]);
        Assert.Equal(["key", "42"], reply.AsArray().Select(item => item.AsValue().ToString()));
    }

    [Fact]
    public async Task A_large_value_comes_in_pooled_memory_or_into_a_buffer()
    {
        await using var client = await servers.ConnectAsync();
        var key = OwnServers.NewPrefix();
        await client.StoreAsync(key, new string('x', 100_000));
        using (var lease = await client.FetchLeaseAsync(key))
        {
            Assert.Equal(100_000, lease!.Length);
        }

        var buffer = new ArrayBufferWriter<byte>();
        Assert.Equal(100_000, await client.FetchIntoAsync(key, buffer));
        Assert.Equal(new string('x', 100_000), Encoding.ASCII.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public async Task A_command_that_the_server_does_not_know_fails_as_the_server_says()
    {
        await using var client = await servers.ConnectAsync();
        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.AcmeFindAsync("index", "query"));
        Assert.Contains("unknown command 'ACME.FIND'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_are_written_as_the_spec_says()
    {
        await using var server = ScriptedServer.Start();
        server.On("ACME.FIND").Reply("*1\r\n:1\r\n");
        await using var client = await OwnServers.ConnectAsync(server);
        await client.AcmeFindAsync(
            "index", "query", new() { Limit = new(10, 5), Order = AcmeFindOrder.Descending, Options = "own", Verbatim = true });
        var words = (await server.WhenReceivedAsync("ACME.FIND")).Arguments.Select(Encoding.ASCII.GetString);
        Assert.Equal(["ACME.FIND", "index", "query", "LIMIT", "10", "5", "DESC", "OPTIONS", "own", "VERBATIM"], words);
    }

    [Fact]
    public async Task Views_and_sessions_have_the_commands_too()
    {
        await using var client = await servers.ConnectAsync();
        var key = OwnServers.NewPrefix();
        await client.With(timeout: TimeSpan.FromSeconds(30)).StoreAsync(key, 1);
        await using var session = await client.OpenSessionAsync();
        await session.ClientSetNameAsync("mine");
        Assert.Equal("mine", (string?)await session.NameOfConnectionAsync());
        Assert.Equal(1, (long)(await session.FetchAsync(key))!.Value);
    }
}
