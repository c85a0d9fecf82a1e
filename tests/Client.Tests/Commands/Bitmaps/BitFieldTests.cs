namespace Glide.Client.Tests.Commands.Bitmaps;

public sealed class BitFieldTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task BitField_answers_every_operation_in_order(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var answers = await valkey.Sends(
            "BITFIELD counters SET u8 0 200 GET u4 0 INCRBY i5 100 1",
            valkey.Commands.BitFieldAsync(
                "counters",
                BitFieldOperation.Set(BitFieldEncoding.Unsigned(8), 0, 200),
                BitFieldOperation.Get(BitFieldEncoding.Unsigned(4), 0),
                BitFieldOperation.IncrBy(BitFieldEncoding.Signed(5), 100, 1)));

        Assert.Equal([0, 12, 1], answers);
    }

    [Theory]
    [OnEveryServer]
    public async Task BitField_counts_offsets_in_numbers_of_its_width(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Sends(
            "BITFIELD counters SET u8 #0 1 SET u8 #1 2",
            valkey.Commands.BitFieldAsync(
                "counters",
                [
                    BitFieldOperation.Set(BitFieldEncoding.Unsigned(8), BitFieldOffset.Index(0), 1),
                    BitFieldOperation.Set(BitFieldEncoding.Unsigned(8), BitFieldOffset.Index(1), 2),
                ],
                Token));

        byte[]? bytes = await valkey.Commands.GetAsync("counters");
        Assert.Equal([1, 2], bytes!);
    }

    [Theory]
    [OnEveryServer]
    public async Task BitField_wraps_saturates_or_leaves_out_what_overflows(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var width = BitFieldEncoding.Unsigned(2);
        await valkey.Commands.BitFieldAsync(
            "counters", BitFieldOperation.Set(width, 0, 3), BitFieldOperation.Set(width, 2, 3), BitFieldOperation.Set(width, 4, 3));

        var answers = await valkey.Sends(
            "BITFIELD counters INCRBY u2 0 1 OVERFLOW SAT INCRBY u2 2 1 OVERFLOW FAIL INCRBY u2 4 1",
            valkey.Commands.BitFieldAsync(
                "counters",
                BitFieldOperation.IncrBy(width, 0, 1),
                BitFieldOperation.IncrBy(width, 2, 1, BitFieldOverflow.Saturate),
                BitFieldOperation.IncrBy(width, 4, 1, BitFieldOverflow.Fail)));

        Assert.Equal([0, 3, null], answers);
    }

    [Theory]
    [OnEveryServer]
    public async Task BitField_without_operations_answers_nothing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        Assert.Empty(await valkey.Sends("BITFIELD counters", valkey.Commands.BitFieldAsync("counters")));
    }

    [Theory]
    [OnEveryServer]
    public async Task BitFieldReadOnly_reads_numbers(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("counters", new byte[] { 0x12, 0xFF });

        Assert.Equal<long[]>([0x12, -1], await valkey.Sends(
            "BITFIELD_RO counters GET u8 0 GET i8 #1",
            valkey.Commands.BitFieldReadOnlyAsync(
                "counters",
                new BitFieldGet(BitFieldEncoding.Unsigned(8), 0),
                new BitFieldGet(BitFieldEncoding.Signed(8), BitFieldOffset.Index(1)))));
        Assert.Equal<long[]>([1], await valkey.Sends(
            "BITFIELD_RO counters GET u4 0",
            valkey.Commands.BitFieldReadOnlyAsync("counters", [new(BitFieldEncoding.Unsigned(4), 0)], Token)));
        Assert.Equal<long[]>([0], await valkey.Sends(
            "BITFIELD_RO missing GET u63 0", valkey.Commands.BitFieldReadOnlyAsync("missing", new BitFieldGet(BitFieldEncoding.Unsigned(63), 0))));
    }
}
