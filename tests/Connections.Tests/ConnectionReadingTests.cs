using Glide.Connections.Tests.Support;
using Glide.Protocol;

namespace Glide.Connections.Tests;

/// <summary>Which call a reply belongs to, and what ends the connection.</summary>
public sealed class ConnectionReadingTests : IDisposable
{
    private readonly TestTransport _transport = new();
    private readonly RecordingEvents _events = new();
    private readonly RecordingOwner _owner = new();
    private readonly Connection _connection;

    public ConnectionReadingTests()
    {
        _connection = new Connection(
            _transport, "test:1", _events, Clock.From(TimeProvider.System), RespLimits.Default with { MaxBulkLength = 1024 * 1024 });
        _connection.Start();
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task Replies_belong_to_the_calls_in_their_order_wherever_the_bytes_are_split()
    {
        const string Replies = "+a\r\n$1\r\nb\r\n>2\r\n+push\r\n+x\r\n-ERR c\r\n=5\r\ntxt:d\r\n";
        for (var split = 1; split < Replies.Length; split++)
        {
            var tasks = Send(4);
            _transport.Feed(Replies[..split]);
            _transport.Feed(Replies[split..]);
            Assert.Equal("a", await tasks[0]);
            Assert.Equal("b", await tasks[1]);
            await Assert.ThrowsAsync<ValkeyServerException>(() => tasks[2]);
            Assert.Equal("d", await tasks[3]);
        }

        Assert.Equal(Replies.Length - 1, _events.Pushes.Count);
        Assert.Equal(">2\r\n+push\r\n+x\r\n", _events.Pushes[0]);
    }

    [Fact]
    public async Task A_push_behind_an_attribute_is_nobodys_reply()
    {
        var tasks = Send(1);
        _transport.Feed("|1\r\n+source\r\n:1\r\n>2\r\n+push\r\n+x\r\n|1\r\n+ttl\r\n:3\r\n$1\r\na\r\n");
        Assert.Equal("a", await tasks[0]);
        Assert.Single(_events.Pushes);
    }

    [Fact]
    public async Task Replies_that_come_byte_by_byte_are_read()
    {
        var tasks = Send(2);
        foreach (var one in "$3\r\nabc\r\n$-1\r\n")
        {
            _transport.Feed(one.ToString());
        }

        Assert.Equal("abc", await tasks[0]);
        await Assert.ThrowsAsync<ValkeyProtocolException>(() => tasks[1]);
        Assert.False(_connection.IsClosed);
    }

    [Theory]
    [InlineData(32 * 1024)]
    [InlineData(100_000)]
    [InlineData(1024 * 1024)]
    public async Task A_large_string_arrives_whole_however_its_bytes_are_split(int length)
    {
        string text = new('x', length);
        foreach (var split in new[] { 3, 9, 5000, length - 3, length + 5 })
        {
            var tasks = Send(3);
            var replies = $"+a\r\n${length}\r\n{text}\r\n+b\r\n";
            _transport.Feed(replies[..split]);
            _transport.Feed(replies[split..]);
            Assert.Equal("a", await tasks[0]);
            Assert.Equal(text, await tasks[1]);
            Assert.Equal("b", await tasks[2]);
        }
    }

    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("$zz\r\n")]
    [InlineData("$1048577\r\n")]
    [InlineData("$3\r\nabcde")]
    [InlineData("*1\r\n?\r\n")]
    [InlineData("+a\n")]
    public async Task What_is_not_RESP_ends_the_connection_and_every_call_on_it(string garbage)
    {
        var tasks = Send(3);
        _transport.Feed("+good\r\n" + garbage);
        Assert.Equal("good", await tasks[0]);
        Assert.IsType<ValkeyProtocolException>(await Eventually.CompletesAsync(_events.Closed));
        await Assert.ThrowsAsync<ValkeyConnectionException>(() => tasks[1]);
        await Assert.ThrowsAsync<ValkeyConnectionException>(() => tasks[2]);
        Assert.Equal(3, _owner.Ended);
    }

    [Theory]
    [InlineData("+surprise\r\n")]
    [InlineData("$100000\r\nabc")]
    public async Task A_reply_that_nobody_asked_for_ends_the_connection(string reply)
    {
        _transport.Feed(reply);
        var reason = await Eventually.CompletesAsync(_events.Closed);
        Assert.Contains("no command asked for", Assert.IsType<ValkeyProtocolException>(reason).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$5\r\nab")]
    [InlineData("$100000\r\nab")]
    public async Task A_server_that_hangs_up_ends_the_calls_in_the_middle_of_a_reply_too(string half)
    {
        var tasks = Send(2);

        // The second one is sent by a work item, which may come late.
        await Eventually.TrueAsync(() => string.Concat(_transport.Sends).Split("ECHO").Length == 3, what: "both calls have been written");
        _transport.Feed(half);
        _transport.CloseFromServer();
        Assert.IsType<EndOfStreamException>(await Eventually.CompletesAsync(_events.Closed));
        foreach (var task in tasks)
        {
            var error = await Assert.ThrowsAsync<ValkeyConnectionException>(() => task);
            Assert.Equal(DeliveryStatus.Written, error.Delivery);
        }
    }

    [Fact]
    public async Task A_reply_that_no_reader_can_take_fails_its_call_and_not_the_connection()
    {
        var tasks = Send(2);
        var deep = string.Concat(Enumerable.Repeat("*1\r\n", 10_000));
        _transport.Feed($"{deep}:1\r\n+next\r\n");
        await Assert.ThrowsAsync<ValkeyProtocolException>(() => tasks[0]);
        Assert.Equal("next", await tasks[1]);
    }

    [Fact]
    public async Task The_reply_to_a_call_that_was_given_up_reaches_nobody_else()
    {
        var given = Calls.Echo("given up", _owner);
        var givenTask = given.Task;
        Assert.True(_connection.TrySend(given));
        Assert.True(given.TryClaim());
        given.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await givenTask);

        var tasks = Send(2);
        _transport.Feed("+given up\r\n+0\r\n+1\r\n");
        Assert.Equal("0", await tasks[0]);
        Assert.Equal("1", await tasks[1]);
    }

    private Task<string>[] Send(int count) =>
    [
        .. Enumerable.Range(0, count).Select(text =>
        {
            var call = Calls.Echo($"{text}", _owner);
            var task = call.Task.AsTask();
            Assert.True(_connection.TrySend(call));
            return task;
        }),
    ];
}
