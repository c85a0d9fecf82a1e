using Glide.Harness;

namespace Glide.Client.Tests.Behaviour.Calls;

public sealed class ArgumentTests
{
    public static TheoryData<Type, Func<GlideClient, Task>> Wrong => new()
    {
        { typeof(ArgumentNullException), async client => await client.GetAsync((string)null!) },
        { typeof(ArgumentNullException), async client => await client.GetAsync((byte[])null!) },
        { typeof(ArgumentNullException), async client => await client.SetAsync("key", (string)null!) },
        { typeof(ArgumentNullException), async client => await client.SetAsync("key", (byte[])null!) },
        { typeof(ArgumentNullException), async client => await client.GetIntoAsync("key", null!) },
        { typeof(ArgumentNullException), async client => await client.EvalAsync((string)null!, []) },
        { typeof(ArgumentException), async client => await client.GetAsync(default) },
        { typeof(ArgumentException), async client => await client.MGetAsync("key", default) },
        { typeof(ArgumentException), async client => await client.MGetAsync() },
        { typeof(ArgumentException), async client => await client.DelAsync([], CancellationToken.None) },
        { typeof(ArgumentException), async client => await client.BLPopAsync(TimeSpan.FromSeconds(1)) },
        { typeof(ArgumentException), async client => await client.CustomCommandAsync() },
        { typeof(ArgumentException), async client => await client.IncrByFloatAsync("key", double.NaN) },
        { typeof(ArgumentOutOfRangeException), async client => await client.BLPopAsync(TimeSpan.FromSeconds(-1), "key") },
        { typeof(ArgumentOutOfRangeException), async client => await client.ExpireAsync("key", TimeSpan.FromSeconds(-1)) },
        { typeof(ArgumentException), async client => await client.SetAsync("key", TooLong()) },
        { typeof(ArgumentException), async client => await client.GetAsync(TooLong()) },
        { typeof(ArgumentException), async client => await client.CustomCommandAsync("ECHO", TooLong()) },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_sent_is_refused_before_anything_is_sent(Type kind, Func<GlideClient, Task> call)
    {
        await using var server = ScriptedServer.Start();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));
        var before = server.Received.Count;

        await Assert.ThrowsAsync(kind, () => call(client));

        await client.PingAsync();
        Assert.Equal("PING", Assert.Single(server.Received.Skip(before)).Words[0]);
    }

    public static TheoryData<string?, string, Func<GlideClient, Task>> Told => new()
    {
        { "duration", "A time must not be negative.", async client => await client.ExpireAsync("key", TimeSpan.FromSeconds(-1)) },
        { "duration", "A time must not be negative.", async client => await client.PSetExAsync("key", TimeSpan.FromSeconds(-1), "value") },
        { "time", "A point in time must not lie before 1970.", async client => await client.ExpireAtAsync("key", DateTimeOffset.MinValue) },
        { "timeout", "A time must not be negative.", async client => await client.BLPopAsync(TimeSpan.FromSeconds(-1), "key") },
        { "block", "A time must not be negative.", async client => await client.XReadAsync([StreamPosition.New("key")], block: TimeSpan.FromSeconds(-1)) },
        { "keys", "At least one element is needed.", async client => await client.MGetAsync() },
        { "text", "A null names no key.", async client => await client.GetAsync((string)null!) },
        { "bytes", "A null is no value", async client => await client.SetAsync("key", (byte[])null!) },
        { null, "argument 3 of the command would be default(ValkeyKey)", async client => await client.MGetAsync("one", "two", default) },
        { null, "NaN is not a number", async client => await client.IncrByFloatAsync("key", double.NaN) },
        { null, "no member of ExpireCondition", async client => await client.ExpireAsync("key", TimeSpan.FromSeconds(1), (ExpireCondition)77) },
    };

    [Theory]
    [MemberData(nameof(Told), DisableDiscoveryEnumeration = true)]
    public async Task What_is_refused_is_called_as_the_caller_calls_it_or_not_at_all(string? parameter, string message, Func<GlideClient, Task> call)
    {
        await using var server = ScriptedServer.Start();
        await using var client = await GlideClient.ConnectAsync(BehaviourServer.For(server));

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => call(client));

        Assert.Equal(parameter, error.ParamName);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>One byte more than servers take. Never touched, so it costs address space alone.</summary>
    private static byte[] TooLong() => GC.AllocateUninitializedArray<byte>((512 * 1024 * 1024) + 1);
}
