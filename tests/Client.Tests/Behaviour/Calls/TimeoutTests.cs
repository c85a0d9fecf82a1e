using System.Diagnostics;
using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Calls;

public sealed class TimeoutTests(BehaviourServer fixture)
{
    [Fact]
    public async Task A_call_that_is_not_answered_ends_at_the_request_timeout()
    {
        await using var server = ScriptedServer.Start();
        server.On("GET");
        server.On("GET").ReplyBulk("answered").Once();
        await using var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(server) with { RequestTimeout = TimeSpan.FromMilliseconds(200) });

        // The first call of its kind is slow to start, because its code is compiled.
        await client.With(BehaviourServer.Patience).GetAsync("key");
        await using SchedulingDelay delay = new();
        var start = Stopwatch.GetTimestamp();

        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.GetAsync("key"));

        Assert.Contains("GET", error.Message, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{server.Port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("RequestTimeout is 200 ms", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.Written, error.Delivery);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(190), delay.Extend(TimeSpan.FromSeconds(5), turns: 10));
    }

    [Theory]
    [InlineData("MYMODULE.COUNT", "MYMODULE.COUNT was not answered")]
    [InlineData("mymodule.count hidden", "MYMODULE.COUNT was not answered")]
    [InlineData("\u00e9", "(custom) was not answered")]
    public async Task A_command_given_as_words_is_named_by_its_first_and_by_nothing_else(string first, string told)
    {
        await using var server = ScriptedServer.Start();
        server.On(first);
        var time = new ManualTime();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server) with { TimeProvider = time });

        var call = client.CustomCommandAsync(first, "hidden").AsTask();
        await server.WhenReceivedAsync(first);
        time.Advance(BehaviourServer.Patience);
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => call);

        Assert.StartsWith(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_first_word_that_is_no_name_is_not_told()
    {
        await using var server = ScriptedServer.Start();
        var large = new string('x', 100_000);
        server.On(large);
        var time = new ManualTime();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server) with { TimeProvider = time });

        var call = client.CustomCommandAsync(large).AsTask();
        await server.WhenReceivedAsync(large);
        time.Advance(BehaviourServer.Patience);
        var error = await Assert.ThrowsAsync<ValkeyTimeoutException>(() => call);

        Assert.StartsWith("(custom) was not answered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_has_a_timeout_of_its_own()
    {
        await using var server = ScriptedServer.Start();
        server.On("GET");
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));
        await using SchedulingDelay delay = new();
        var start = Stopwatch.GetTimestamp();

        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.With(TimeSpan.FromMilliseconds(200)).GetAsync("key"));

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(190), delay.Extend(TimeSpan.FromSeconds(10), turns: 10));
    }

    [Fact]
    public async Task A_view_can_be_more_patient_than_its_client()
    {
        await using var server = ScriptedServer.Start();
        var gate = new TaskCompletionSource();
        server.On("GET", "slow").After(gate.Task).ReplyBulk("there");
        await using var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(server) with { RequestTimeout = TimeSpan.FromMilliseconds(100) });

        var patient = client.With(Timeout.InfiniteTimeSpan).GetAsync("slow").AsTask();
        await Assert.ThrowsAsync<ValkeyTimeoutException>(async () => await client.GetAsync("slow"));
        gate.SetResult();

        Assert.Equal("there", await Eventually.CompletesAsync(patient));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public async Task A_view_without_time_is_refused(int milliseconds)
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options with { LazyConnect = true });

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => client.With(TimeSpan.FromMilliseconds(milliseconds)));

        Assert.Equal("timeout", error.ParamName);
    }

    [Fact]
    public async Task A_call_past_the_limit_waits_within_its_timeout()
    {
        await using var server = ScriptedServer.Start();
        var gate = new TaskCompletionSource();
        server.On("GET", "first").After(gate.Task).ReplyBulk("1");
        server.On("GET", "second").ReplyBulk("2");
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server) with { InflightRequestsLimit = 1 });
        var first = client.GetAsync("first").AsTask();

        var hurried = await Assert.ThrowsAsync<ValkeyTimeoutException>(
            async () => await client.With(TimeSpan.FromMilliseconds(100)).GetAsync("second"));
        var second = client.GetAsync("second").AsTask();
        gate.SetResult();

        Assert.Equal(DeliveryStatus.NotWritten, hurried.Delivery);
        Assert.Contains("InflightRequestsLimit is 1", hurried.Message, StringComparison.Ordinal);
        Assert.Equal("1", await Eventually.CompletesAsync(first));
        Assert.Equal("2", await Eventually.CompletesAsync(second));
        Assert.Equal(1, server.CountReceived("GET", "second"));
    }

    [Fact]
    public async Task A_call_past_the_limit_fails_at_once_if_that_is_asked_for()
    {
        await using var server = ScriptedServer.Start();
        var gate = new TaskCompletionSource();
        server.On("GET").After(gate.Task).ReplyBulk("1");
        await using var client = await GlideClient.ConnectAsync(
            BehaviourServer.For(server) with { InflightRequestsLimit = 1, WhenInflightLimitIsReached = InflightLimitBehavior.Fail });
        var first = client.GetAsync("first").AsTask();

        var error = await Assert.ThrowsAsync<ValkeyInflightLimitException>(async () => await client.GetAsync("second"));
        gate.SetResult();

        Assert.Equal(DeliveryStatus.NotWritten, error.Delivery);
        Assert.Equal("1", await Eventually.CompletesAsync(first));
        Assert.Equal("1", await Eventually.CompletesAsync(client.GetAsync("third").AsTask()));
    }

    [Fact]
    public async Task A_command_that_waits_at_the_server_is_bounded_by_its_own_argument()
    {
        const string Name = "timeout-1";
        var time = new ManualTime();
        await using var client = await GlideClient.ConnectAsync(
            fixture.Options with { RequestTimeout = TimeSpan.FromMilliseconds(100), ClientName = Name, TimeProvider = time });
        await using SchedulingDelay delay = new(fixture.Server);
        var start = Stopwatch.GetTimestamp();

        var call = client.BLPopAsync(TimeSpan.FromMilliseconds(400), "nothing-ever-comes-here").AsTask();
        await Eventually.TrueAsync(async () => call.IsCompleted || await IsBlockedAsync(), what: "the call waits at the server");
        time.Advance(TimeSpan.FromMilliseconds(800));

        Assert.Null(await Eventually.CompletesAsync(call));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(390), delay.Extend(TimeSpan.FromSeconds(10), turns: 10));

        async Task<bool> IsBlockedAsync() => (await fixture.Server.ExecuteAsync("CLIENT", "LIST")).Text!.Split('\n').Any(
            line => line.Contains($" name={Name} ", StringComparison.Ordinal) && line.Contains(" flags=b ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_that_waits_at_the_server_delays_nobody()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var waiting = client.BLPopAsync(Timeout.InfiniteTimeSpan, nameof(A_command_that_waits_at_the_server_delays_nobody)).AsTask();

        Assert.Equal("PONG", (string)await client.PingAsync());
        Assert.False(waiting.IsCompleted);
        await client.LPushAsync(nameof(A_command_that_waits_at_the_server_delays_nobody), "now");

        Assert.Equal("now", (await Eventually.CompletesAsync(waiting))!.Value.Value);
    }
}
