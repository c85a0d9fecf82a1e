using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Sessions;

public sealed class SessionTests(BehaviourServer fixture)
{
    [Fact]
    public async Task A_transaction_runs_on_a_session()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await client.SetAsync("tx:1", 1);
        await using var session = await client.OpenSessionAsync();

        await session.WatchAsync("tx:1");
        var value = (long)(await session.GetAsync("tx:1"))!.Value;
        await session.MultiAsync();
        Assert.Equal("QUEUED", (await session.CustomCommandAsync("SET", "tx:1", value + 1)).AsText());
        Assert.Equal("QUEUED", (await session.CustomCommandAsync("INCR", "tx:1")).AsText());
        var replies = await session.ExecAsync();

        Assert.Equal(["OK", "3"], replies!.Select(reply => reply.AsText()));
        Assert.Equal("3", (string?)await client.GetAsync("tx:1"));
    }

    [Fact]
    public async Task A_transaction_whose_watched_key_has_changed_does_nothing()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await using var session = await client.OpenSessionAsync();

        await session.WatchAsync("tx:2");
        await client.SetAsync("tx:2", "somebody else's");
        await session.MultiAsync();
        await session.CustomCommandAsync("SET", "tx:2", "mine");

        Assert.Null(await session.ExecAsync());
        Assert.Equal("somebody else's", (string?)await client.GetAsync("tx:2"));
    }

    [Fact]
    public async Task A_transaction_given_as_words_answers_errors_in_their_places()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await using var session = await client.OpenSessionAsync();

        await session.CustomCommandAsync("MULTI");
        await session.CustomCommandAsync("SET", "tx:3", "text");
        await session.CustomCommandAsync("INCR", "tx:3");
        var reply = await session.CustomCommandAsync("EXEC");

        Assert.Equal("OK", reply.Items[0].AsText());
        Assert.True(reply.Items[1].IsError);
    }

    public static TheoryData<string, Func<ValkeySession, Task>> TypedCalls => new()
    {
        { "a value", async session => await session.GetAsync("tx:5") },
        { "a lent value", async session => await session.GetLeaseAsync("tx:5") },
        { "a text", async session => await session.TypeAsync("tx:5") },
        { "whether", async session => await session.SetAsync("tx:5", "x", SetCondition.IfNotExists) },
        { "a number", async session => await session.IncrAsync("tx:5") },
        { "an array", async session => await session.LRangeAsync("tx:5", 0, -1) },
        { "a map", async session => await session.HGetAllAsync("tx:5") },
    };

    [Theory]
    [MemberData(nameof(TypedCalls), DisableDiscoveryEnumeration = true)]
    public async Task What_a_transaction_has_queued_does_not_pass_for_a_reply(string reply, Func<ValkeySession, Task> call)
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await using var session = await client.OpenSessionAsync();
        await session.MultiAsync();

        var error = await Assert.ThrowsAsync<ValkeyProtocolException>(() => call(session));

        Assert.True(error.Message.Contains("CustomCommandAsync", StringComparison.Ordinal), reply);
    }

    [Fact]
    public async Task A_typed_transaction_answers_errors_in_their_places()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await using var session = await client.OpenSessionAsync();

        await session.MultiAsync();
        await session.CustomCommandAsync("SET", "tx:4", "text");
        await session.CustomCommandAsync("INCR", "tx:4");
        var replies = await session.ExecAsync();

        Assert.Equal([false, true], replies!.Select(reply => reply.IsError));
        Assert.StartsWith("ERR value is not an integer", replies![1].AsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_session_selects_concerns_nobody_else()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await using (var session = await client.OpenSessionAsync())
        {
            await session.SelectAsync(9);
            await session.SetAsync("only-in-9", "x");
        }

        await using var next = await client.OpenSessionAsync();

        Assert.Null(await client.GetAsync("only-in-9"));
        Assert.Null(await next.GetAsync("only-in-9"));
    }

    [Fact]
    public async Task A_connection_without_traces_is_used_again()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var first = await IdOfASessionAsync(client, async session => await session.SetAsync("clean", "x"));

        Assert.Equal(first, await IdOfASessionAsync(client, _ => Task.CompletedTask));
    }

    [Theory]
    [InlineData("WATCH", "key")]
    [InlineData("MULTI")]
    [InlineData("SELECT", "3")]
    [InlineData("CLIENT", "NO-TOUCH", "ON")]
    [InlineData("client", "setname", "changed")]
    public async Task A_connection_with_traces_is_not_used_again(params string[] words)
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var first = await IdOfASessionAsync(client, async session =>
            await session.CustomCommandAsync([.. words.Select(word => (ValkeyValue)word)], CancellationToken.None));

        Assert.NotEqual(first, await IdOfASessionAsync(client, _ => Task.CompletedTask));
    }

    [Fact]
    public async Task A_connection_whose_last_answer_is_still_due_is_not_used_again()
    {
        await using var server = ScriptedServer.Start();
        server.On("GET");
        ManualTime time = new();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server) with { TimeProvider = time });
        var session = await client.OpenSessionAsync();
        var call = session.GetAsync("key").AsTask();
        var connection = (await server.WhenReceivedAsync("GET")).Connection;
        time.Advance(BehaviourServer.Patience);
        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => call);

        await session.DisposeAsync();

        await Eventually.TrueAsync(() => !connection.IsOpen);
    }

    [Fact]
    public async Task A_session_ends_with_its_connection()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await using var session = await client.OpenSessionAsync();
        var id = await session.ClientIdAsync();
        await session.WatchAsync("key");
        await client.CustomCommandAsync("CLIENT", "KILL", "ID", id);

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(async () =>
        {
            // The kill may be told to the session a moment later than to the one who killed.
            while (true)
            {
                await session.GetAsync("key");
            }
        });

        Assert.Contains("session's connection", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<ValkeyConnectionException>(async () => await session.ExecAsync());
        Assert.Contains("session's connection", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.Equal("PONG", (string)await client.PingAsync());

        await using var next = await client.OpenSessionAsync();
        Assert.Equal("PONG", (string)await next.PingAsync());
    }

    [Fact]
    public async Task A_session_that_was_given_back_refuses_calls()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var session = await client.OpenSessionAsync();
        await session.DisposeAsync();
        await session.DisposeAsync();

        var error = await Assert.ThrowsAsync<ValkeyClosedException>(async () => await session.PingAsync());

        Assert.Contains("session", error.Message, StringComparison.Ordinal);
        await using var next = await client.OpenSessionAsync();
        await using var another = await client.OpenSessionAsync();
        Assert.NotEqual(await next.ClientIdAsync(), await another.ClientIdAsync());
    }

    [Fact]
    public async Task Past_the_limit_a_session_waits_for_another_to_be_given_back()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { SessionLimit = 1 });
        var first = await client.OpenSessionAsync();
        var id = await first.ClientIdAsync();

        var second = client.OpenSessionAsync().AsTask();
        await client.PingAsync();
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();

        await using var session = await Eventually.CompletesAsync(second);
        Assert.Equal(id, await session.ClientIdAsync());
    }

    [Fact]
    public async Task Past_the_limit_waiting_is_given_up_when_its_token_says_so()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { SessionLimit = 1 });
        var first = await client.OpenSessionAsync();
        using var cancellation = new CancellationTokenSource();

        var second = client.OpenSessionAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.CompletesAsync(second));
        Assert.Equal(cancellation.Token, error.CancellationToken);
        await first.DisposeAsync();
        await using var third = await Eventually.CompletesAsync(client.OpenSessionAsync().AsTask());
        Assert.Equal("PONG", (string)await third.PingAsync());
    }

    [Fact]
    public async Task A_dirty_session_makes_room_for_the_next_one_at_the_limit()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { SessionLimit = 1 });
        for (var round = 0; round < 5; round++)
        {
            await using var session = await Eventually.CompletesAsync(client.OpenSessionAsync().AsTask());
            await session.WatchAsync("key");
        }
    }

    [Fact]
    public async Task A_session_without_a_server_fails_with_the_reason()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(proxy));
        proxy.Refuse();

        var error = await Assert.ThrowsAsync<ValkeyConnectionException>(
            () => Eventually.CompletesAsync(client.OpenSessionAsync().AsTask()));

        Assert.Contains("refused", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"127.0.0.1:{proxy.Port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_timeout_holds_on_a_session()
    {
        await using var server = ScriptedServer.Start();
        server.On("GET");
        ManualTime time = new();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server) with { TimeProvider = time });
        await using var session = await client.OpenSessionAsync();

        var call = session.GetAsync("key").AsTask();
        await server.WhenReceivedAsync("GET");
        time.Advance(BehaviourServer.Patience);
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => call);

        Assert.Equal(DeliveryStatus.Written, error.Delivery);
    }

    [Fact]
    public async Task Waiting_for_replicas_speaks_of_the_sessions_own_writes()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await using var session = await client.OpenSessionAsync();

        await session.SetAsync("waited-for", "x");

        Assert.Equal(0, await session.WaitAsync(0, TimeSpan.FromMilliseconds(100)));
    }

    private static async Task<long> IdOfASessionAsync(GlideClient client, Func<ValkeySession, Task> use)
    {
        await using var session = await client.OpenSessionAsync();
        var id = await session.ClientIdAsync();
        await use(session);
        return id;
    }
}
