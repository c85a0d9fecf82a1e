using System.Buffers;

namespace Glide.Client.Tests.Commands.Strings;

public sealed class LargeValueTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task A_lease_holds_the_value_in_pooled_memory(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var large = await HoldsLargeValueAsync(valkey, 3_000_000);

        using var lease = await valkey.Sends("GET large", valkey.Commands.GetLeaseAsync("large"));

        Assert.Equal(large.Length, lease!.Length);
        Assert.True(lease.Span.SequenceEqual(large));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_lease_of_more_than_the_server_is_trusted_to_announce_can_be_given_back(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var large = await HoldsLargeValueAsync(valkey, 20_000_000);

        var lease = await valkey.Sends("GET large", valkey.Commands.GetLeaseAsync("large"));

        Assert.True(lease!.Span.SequenceEqual(large));
        lease.Dispose();
    }

    [Theory]
    [OnEveryServer]
    public async Task A_value_goes_into_the_buffer_of_the_caller(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var large = await HoldsLargeValueAsync(valkey, 3_000_000);
        var buffer = new ArrayBufferWriter<byte>();

        var length = await valkey.Sends("GET large", valkey.Commands.GetIntoAsync("large", buffer));

        Assert.Equal(large.Length, length);
        Assert.True(buffer.WrittenSpan.SequenceEqual(large));
    }

    [Theory]
    [OnEveryServer]
    public async Task What_is_not_there_gives_no_lease_and_writes_nothing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var buffer = new ArrayBufferWriter<byte>();

        Assert.Null(await valkey.Sends("GET missing", valkey.Commands.GetLeaseAsync("missing")));
        Assert.Null(await valkey.Sends("GET missing", valkey.Commands.GetIntoAsync("missing", buffer, Token)));

        Assert.Equal(0, buffer.WrittenCount);
    }

    [Theory]
    [OnEveryServer]
    public async Task An_empty_value_is_an_empty_lease(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("empty", "");
        var buffer = new ArrayBufferWriter<byte>();

        using var lease = await valkey.Sends("GET empty", valkey.Commands.GetLeaseAsync("empty", Token));

        Assert.Equal(0, lease!.Length);
        Assert.Equal(0, await valkey.Sends("GET empty", valkey.Commands.GetIntoAsync("empty", buffer)));
    }

    [Theory]
    [OnEveryServer]
    public async Task GetEx_and_GetDel_hand_large_values_out_too(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var large = await HoldsLargeValueAsync(valkey, 3_000_000);
        var buffer = new ArrayBufferWriter<byte>();

        using var first = await valkey.Sends("GETEX large EXAT 4102444800", valkey.Commands.GetExLeaseAsync("large", GetExpiry.At(Year2100)));
        await valkey.Sends("GETEX large PERSIST", valkey.Commands.GetExIntoAsync("large", buffer, GetExpiry.Persist));
        using var last = await valkey.Sends("GETDEL large", valkey.Commands.GetDelLeaseAsync("large"));

        Assert.True(first!.Span.SequenceEqual(large));
        Assert.True(buffer.WrittenSpan.SequenceEqual(large));
        Assert.True(last!.Span.SequenceEqual(large));
        Assert.Null(await valkey.Sends("GETDEL large", valkey.Commands.GetDelIntoAsync("large", buffer)));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_field_an_element_and_a_dump_are_handed_out_too(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var buffer = new ArrayBufferWriter<byte>();
        await valkey.Commands.HSetAsync("hash", new FieldValue("field", "in a hash"));
        await valkey.Commands.RPushAsync("list", "in a list");

        using var field = await valkey.Sends("HGET hash field", valkey.Commands.HGetLeaseAsync("hash", "field"));
        using var element = await valkey.Sends("LINDEX list 0", valkey.Commands.LIndexLeaseAsync("list", 0));
        using var dump = await valkey.Sends("DUMP list", valkey.Commands.DumpLeaseAsync("list"));
        var fieldLength = await valkey.Sends("HGET hash field", valkey.Commands.HGetIntoAsync("hash", "field", buffer));
        var elementLength = await valkey.Sends("LINDEX list 0", valkey.Commands.LIndexIntoAsync("list", 0, buffer));
        var dumpLength = await valkey.Sends("DUMP list", valkey.Commands.DumpIntoAsync("list", buffer));

        Assert.True(field!.Span.SequenceEqual("in a hash"u8));
        Assert.True(element!.Span.SequenceEqual("in a list"u8));
        Assert.Equal(9, fieldLength);
        Assert.Equal(9, elementLength);
        Assert.Equal(dump!.Length, dumpLength);
        Assert.Equal([.. "in a hashin a list"u8, .. dump.Span], buffer.WrittenSpan.ToArray());
    }

    [Theory]
    [OnEveryServer]
    public async Task A_refused_call_gives_no_lease_and_writes_nothing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        var buffer = new ArrayBufferWriter<byte>();
        await valkey.Commands.LPushAsync("list", "a");

        var leasing = await valkey.Refuses("GET list", async () => await valkey.Commands.GetLeaseAsync("list"));
        var writing = await valkey.Refuses("GET list", async () => await valkey.Commands.GetIntoAsync("list", buffer));

        Assert.Equal("WRONGTYPE", leasing.Code);
        Assert.Equal("WRONGTYPE", writing.Code);
        Assert.Equal(0, buffer.WrittenCount);
    }

    private static async Task<byte[]> HoldsLargeValueAsync(CommandsUnderTest valkey, int length)
    {
        var large = new byte[length];
        new Random(1).NextBytes(large);
        await valkey.Commands.SetAsync("large", large);
        return large;
    }
}
