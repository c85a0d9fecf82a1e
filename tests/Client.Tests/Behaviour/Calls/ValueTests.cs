namespace Glide.Client.Tests.Behaviour.Calls;

public sealed class ValueTests(BehaviourServer fixture)
{
    [Fact]
    public async Task Text_numbers_and_bytes_go_to_the_server_and_come_back()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        const string Key = "values";

        await client.SetAsync(Key, "gr\u00FC\u00DFe \U0001F511");
        string? text = await client.GetAsync(Key);
        Assert.Equal("gr\u00FC\u00DFe \U0001F511", text);

        byte[] bytes = [0, 13, 10, 255];
        await client.SetAsync(Key, bytes);
        byte[]? back = await client.GetAsync(Key);
        Assert.Equal(bytes, back);

        await client.SetAsync(Key, long.MinValue);
        Assert.Equal(long.MinValue, (long)(await client.GetAsync(Key))!.Value);

        await client.SetAsync(Key, 0.1);
        Assert.Equal(0.1, (double)(await client.GetAsync(Key))!.Value);

        await client.SetAsync(Key, true);
        Assert.True((bool)(await client.GetAsync(Key))!.Value);

        await client.SetAsync(Key, "");
        Assert.Equal("", (string?)await client.GetAsync(Key));
    }

    [Fact]
    public async Task Keys_are_text_bytes_or_numbers_and_the_empty_key_is_one()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);

        await client.SetAsync(7_000_001, "number");
        await client.SetAsync(new byte[] { 0xFF, 0x00 }, "bytes");
        await client.SetAsync("", "empty");

        Assert.Equal("number", (string?)await client.GetAsync("7000001"));
        Assert.Equal("bytes", (string?)await client.GetAsync((byte[])[0xFF, 0x00]));
        Assert.Equal("empty", (string?)await client.GetAsync(""));
    }

    [Fact]
    public async Task An_absent_value_is_null_and_no_empty_one()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);

        string? text = await client.GetAsync("absent");
        byte[]? bytes = await client.GetAsync("absent");

        Assert.Null(text);
        Assert.Null(bytes);
        Assert.Null(await client.GetAsync("absent"));
    }

    [Fact]
    public async Task An_error_of_the_server_has_its_code_and_its_text()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await client.SetAsync("a-string", "x");

        var error = await Assert.ThrowsAsync<ValkeyServerException>(async () => await client.LPushAsync("a-string", "y"));

        Assert.Equal("WRONGTYPE", error.Code);
        Assert.StartsWith("WRONGTYPE ", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeliveryStatus.Answered, error.Delivery);
    }

    [Fact]
    public async Task A_value_given_as_memory_may_be_reused_once_the_call_has_ended()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        var buffer = new byte[200_000];

        for (byte round = 1; round <= 20; round++)
        {
            buffer.AsSpan().Fill(round);
            await client.SetAsync($"reused:{round}", buffer);
        }

        for (byte round = 1; round <= 20; round++)
        {
            byte[]? value = await client.GetAsync($"reused:{round}");
            Assert.Equal(buffer.Length, value!.Length);
            Assert.Equal(-1, value.AsSpan().IndexOfAnyExcept(round));
        }
    }

    [Fact]
    public async Task Un_awaited_calls_of_one_caller_run_in_their_order()
    {
        await using var client = await GlideClient.ConnectAsync(fixture.Options);
        await client.DelAsync("order");

        var calls = Enumerable.Range(0, 1000).Select(n => client.RPushAsync("order", n).AsTask()).ToArray();
        var lengths = await Task.WhenAll(calls);

        Assert.Equal(Enumerable.Range(1, 1000).Select(n => (long)n), lengths);
        Assert.Equal(Enumerable.Range(0, 1000), (await client.LRangeAsync("order", 0, -1)).Select(value => (int)value));
    }
}
