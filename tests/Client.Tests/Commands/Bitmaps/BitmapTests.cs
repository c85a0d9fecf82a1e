namespace Glide.Client.Tests.Commands.Bitmaps;

public sealed class BitmapTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task SetBit_returns_the_bit_before_and_GetBit_the_bit_now(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.False(await valkey.Sends("SETBIT bits 7 1", valkey.Commands.SetBitAsync("bits", 7, true)));
        Assert.True(await valkey.Sends("GETBIT bits 7", valkey.Commands.GetBitAsync("bits", 7)));
        Assert.True(await valkey.Sends("SETBIT bits 7 0", valkey.Commands.SetBitAsync("bits", 7, false)));
        Assert.False(await valkey.Sends("GETBIT bits 7", valkey.Commands.GetBitAsync("bits", 7)));
        Assert.False(await valkey.Sends("GETBIT missing 100", valkey.Commands.GetBitAsync("missing", 100)));
    }

    [Theory]
    [OnEveryServer]
    public async Task BitCount_counts_the_set_bits_of_a_string_or_of_a_part_of_it(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("bits", "foobar");

        Assert.Equal(26, await valkey.Sends("BITCOUNT bits", valkey.Commands.BitCountAsync("bits")));
        Assert.Equal(4, await valkey.Sends("BITCOUNT bits 0 0", valkey.Commands.BitCountAsync("bits", BitRange.Bytes(0, 0))));
        Assert.Equal(17, await valkey.Sends("BITCOUNT bits 5 30 BIT", valkey.Commands.BitCountAsync("bits", BitRange.Bits(5, 30))));
        Assert.Equal(0, await valkey.Sends("BITCOUNT missing", valkey.Commands.BitCountAsync("missing")));
    }

    [Theory]
    [OnEveryServer(Since = "8.0", What = "BITCOUNT without an end")]
    public async Task BitCount_counts_the_set_bits_from_a_place_on(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("bits", "foobar");

        Assert.Equal(4, await valkey.Sends("BITCOUNT bits -1", valkey.Commands.BitCountAsync("bits", BitRange.BytesFrom(-1))));
    }

    [Theory]
    [OnEveryServer]
    public async Task BitPos_finds_the_first_set_or_clear_bit(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("bits", new byte[] { 0x00, 0xFF, 0xF0 });

        Assert.Equal(8, await valkey.Sends("BITPOS bits 1", valkey.Commands.BitPosAsync("bits", true)));
        Assert.Equal(0, await valkey.Sends("BITPOS bits 0", valkey.Commands.BitPosAsync("bits", false)));
        Assert.Equal(20, await valkey.Sends("BITPOS bits 0 2", valkey.Commands.BitPosAsync("bits", false, BitRange.BytesFrom(2))));
        Assert.Equal(-1, await valkey.Sends("BITPOS bits 1 0 0", valkey.Commands.BitPosAsync("bits", true, BitRange.Bytes(0, 0))));
        Assert.Equal(10, await valkey.Sends("BITPOS bits 1 10 15 BIT", valkey.Commands.BitPosAsync("bits", true, BitRange.Bits(10, 15))));
        Assert.Equal(-1, await valkey.Sends("BITPOS missing 1", valkey.Commands.BitPosAsync("missing", true)));
    }

    [Theory]
    [OnEveryServer]
    public async Task BitOp_combines_strings_bit_by_bit(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("a", new byte[] { 0b1100 });
        await valkey.Commands.SetAsync("b", new byte[] { 0b1010 });

        Assert.Equal(1, await valkey.Sends("BITOP AND and a b", valkey.Commands.BitOpAsync(BitOperation.And, "and", "a", "b")));
        Assert.Equal(1, await valkey.Sends("BITOP OR or a b", valkey.Commands.BitOpAsync(BitOperation.Or, "or", ["a", "b"], Token)));
        Assert.Equal(1, await valkey.Sends("BITOP XOR xor a b", valkey.Commands.BitOpAsync(BitOperation.Xor, "xor", "a", "b")));
        Assert.Equal(1, await valkey.Sends("BITOP NOT not a", valkey.Commands.BitOpAsync(BitOperation.Not, "not", "a")));
        Assert.Equal(0, await valkey.Sends("BITOP NOT none missing", valkey.Commands.BitOpAsync(BitOperation.Not, "none", "missing")));

        var results = await valkey.Commands.MGetAsync("and", "or", "xor", "not");
        Assert.Equal([0b1000, 0b1110, 0b0110, 0b1111_0011], results.Select(static bits => bits!.Value.AsMemory().Span[0]));
    }

    [Theory]
    [OnEveryServer]
    public async Task BitOp_NOT_of_several_keys_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var error = await valkey.Refuses("BITOP NOT to a b", async () => await valkey.Commands.BitOpAsync(BitOperation.Not, "to", "a", "b"));

        Assert.Contains("single source key", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task Bits_of_another_type_are_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.LPushAsync("list", "a");

        var error = await valkey.Refuses("GETBIT list 0", async () => await valkey.Commands.GetBitAsync("list", 0));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task Without_a_key_nothing_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.BitOpAsync(BitOperation.And, "to"));

        Assert.Equal(0, await valkey.Commands.ExistsAsync("to"));
    }
}
