using System.Buffers;
using System.Security.Cryptography;

namespace Glide.Client.Tests.Behaviour.Calls;

public sealed class LargeValueTests(BehaviourServer fixture)
{
    public static TheoryData<int> Lengths => [0, 10, 40 * 1024, 100_000, 20 * 1024 * 1024, 40 * 1024 * 1024];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_value_is_leased(int length)
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var value = await SetAsync(client, $"leased:{length}", length);

        var lease = (await client.GetLeaseAsync($"leased:{length}"))!;

        Assert.Equal(length, lease.Length);
        Assert.True(lease.Span.SequenceEqual(value));
        Assert.True(lease.Memory.Span.SequenceEqual(value));
        lease.Dispose();
        lease.Dispose();
        Assert.Throws<ObjectDisposedException>(() => lease.Memory);
        await client.UnlinkAsync($"leased:{length}");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_value_is_written_into_the_callers_buffer(int length)
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var value = await SetAsync(client, $"copied:{length}", length);
        var buffer = new ArrayBufferWriter<byte>();

        Assert.Equal(length, await client.GetIntoAsync($"copied:{length}", buffer));

        Assert.True(buffer.WrittenSpan.SequenceEqual(value));
        await client.UnlinkAsync($"copied:{length}");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_value_comes_as_an_ordinary_answer(int length)
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var value = await SetAsync(client, $"plain:{length}", length);

        byte[]? back = await client.GetAsync($"plain:{length}");

        Assert.True(back.AsSpan().SequenceEqual(value));
        await client.UnlinkAsync($"plain:{length}");
    }

    [Fact]
    public async Task Where_there_is_no_value_there_is_no_lease_and_nothing_is_written()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var buffer = new ArrayBufferWriter<byte>();

        Assert.Null(await client.GetLeaseAsync("no-such-key"));
        Assert.Null(await client.GetIntoAsync("no-such-key", buffer));
        Assert.Equal(0, buffer.WrittenCount);
    }

    [Fact]
    public async Task An_error_comes_instead_of_a_lease()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await client.SAddAsync("a-set", "member");
        var buffer = new ArrayBufferWriter<byte>();

        Assert.Equal("WRONGTYPE", (await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.GetLeaseAsync("a-set"))).Code);
        Assert.Equal("WRONGTYPE", (await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.GetIntoAsync("a-set", buffer))).Code);
        Assert.Equal(0, buffer.WrittenCount);
    }

    [Fact]
    public async Task A_buffer_that_throws_fails_its_own_call_alone()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await client.SetAsync("for-a-bad-buffer", "value");

        await Assert.ThrowsAsync<NotSupportedException>(async () => await client.GetIntoAsync("for-a-bad-buffer", new BrokenBuffer()));

        Assert.Equal("value", (string?)await client.GetAsync("for-a-bad-buffer"));
    }

    [Fact]
    public async Task Large_values_of_many_callers_do_not_mix()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);

        await Task.WhenAll(Enumerable.Range(1, 16).Select(n => Task.Run(async () =>
        {
            var value = new byte[100_000 + n];
            value.AsSpan().Fill((byte)n);
            await client.SetAsync($"mixed:{n}", value);
            using var lease = (await client.GetLeaseAsync($"mixed:{n}"))!;
            Assert.True(lease.Span.SequenceEqual(value));
        })));
    }

    private static async Task<byte[]> SetAsync(GlideClient client, string key, int length)
    {
        var value = RandomNumberGenerator.GetBytes(length);
        Assert.True(await client.SetAsync(key, value));
        return value;
    }

    private sealed class BrokenBuffer : IBufferWriter<byte>
    {
        public void Advance(int count) => throw new NotSupportedException();

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }
}
