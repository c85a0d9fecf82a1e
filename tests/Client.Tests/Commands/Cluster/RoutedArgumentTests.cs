using Glide.Commands;
using Glide.Protocol;

namespace Glide.Client.Tests.Commands.Cluster;

/// <summary>What says where a command goes without being a key: a slot, a sharded channel, a cursor. Typed and as words it is the same.</summary>
public sealed class RoutedArgumentTests
{
    private static readonly int TaggedSlot = HashSlot.Of("06S"u8);

    [Theory]
    [InlineData("0-{06S}-0")]
    [InlineData("17-{06S}-4021")]
    public void A_cluster_cursor_goes_where_its_tag_hashes_to(string cursor)
    {
        ClusterScanCommand command = new(ClusterScanCursor.FromText(cursor), default);
        AssertSlot(TaggedSlot, Encode<ClusterScanCommand, ClusterScanPage>(command));
        AssertSlot(TaggedSlot, Encode<RawCommand, ValkeyReply>(Raw("CLUSTERSCAN", cursor, "COUNT", 10)));
    }

    [Fact]
    public void The_first_cursor_goes_where_its_text_hashes_to()
    {
        ClusterScanCommand command = new(ClusterScanCursor.Start, default);
        AssertSlot(HashSlot.Of("0"u8), Encode<ClusterScanCommand, ClusterScanPage>(command));
        AssertSlot(HashSlot.Of("0"u8), Encode<RawCommand, ValkeyReply>(Raw("CLUSTERSCAN", 0)));
    }

    [Fact]
    public void A_sharded_channel_goes_where_it_hashes_to()
    {
        AssertSlot(TaggedSlot, Encode<SPublishCommand, long>(new SPublishCommand("news{06S}", "{foo}")));
        AssertSlot(TaggedSlot, Encode<RawCommand, ValkeyReply>(Raw("SPUBLISH", "news{06S}", "{foo}")));
    }

    [Fact]
    public void A_command_about_a_slot_goes_to_that_slot()
    {
        AssertSlot(4711, Encode<ClusterCountKeysInSlotCommand, long>(new ClusterCountKeysInSlotCommand(4711)));
        AssertSlot(0, Encode<ClusterGetKeysInSlotCommand, ValkeyKey[]>(new ClusterGetKeysInSlotCommand(0, 7)));
        AssertSlot(16383, Encode<ClusterFlushSlotCommand, Nothing>(new ClusterFlushSlotCommand(16383, null)));
        AssertSlot(4711, Encode<RawCommand, ValkeyReply>(Raw("cluster", "CountKeysInSlot", 4711)));
        AssertSlot(16383, Encode<RawCommand, ValkeyReply>(Raw("CLUSTER", "FLUSHSLOT", "16383", "SYNC")));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(16384)]
    public void A_slot_that_does_not_exist_is_left_to_the_server(int slot)
    {
        AssertSlot(RequestBuffer.NoSlot, Encode<ClusterCountKeysInSlotCommand, long>(new ClusterCountKeysInSlotCommand(slot)));
        AssertSlot(RequestBuffer.NoSlot, Encode<RawCommand, ValkeyReply>(Raw("CLUSTER", "COUNTKEYSINSLOT", slot)));
    }

    [Fact]
    public void Words_have_the_keys_that_the_typed_command_has()
    {
        var raw = Encode<RawCommand, ValkeyReply>(Raw("ZUNIONSTORE", "{a}1", 2, "{a}2", "{a}3", "WEIGHTS", 1, 2));
        Assert.Equal([1, 3, 4], raw.Keys.ToArray().Select(key => key.Word));
        Assert.Equal(HashSlot.Of("a"u8), raw.Slot);
        Assert.Equal(["{a}1", "{a}2", "{a}3"], Keys(raw));
    }

    [Fact]
    public void Words_tell_keys_of_several_slots()
    {
        var raw = Encode<RawCommand, ValkeyReply>(Raw("MSET", "foo", "1", "bar", "2"));
        Assert.Equal(["foo", "bar"], Keys(raw));
        Assert.Equal(RequestBuffer.SeveralSlots, raw.Slot);
        Assert.Equal(HashSlot.Of("foo"u8), raw.FirstSlot);
    }

    [Fact]
    public void Words_of_which_nothing_is_known_have_no_keys()
    {
        var raw = Encode<RawCommand, ValkeyReply>(Raw("MOD.READ", "foo"));
        AssertSlot(RequestBuffer.NoSlot, raw);
        Assert.Equal("*2\r\n$8\r\nMOD.READ\r\n$3\r\nfoo\r\n"u8.ToArray(), raw.ToArray());
    }

    [Fact]
    public void Nothing_is_looked_for_where_nothing_is_routed()
    {
        RequestBuffer request = new();
        AssertSlot(RequestBuffer.NoSlot, Encode<RawCommand, ValkeyReply>(Raw("CLUSTER", "COUNTKEYSINSLOT", 7), request));
        AssertSlot(RequestBuffer.NoSlot, Encode<SPublishCommand, long>(new SPublishCommand("news", "x"), new RequestBuffer()));
    }

    [Theory]
    [InlineData("GET", "foo")]
    [InlineData("MSET", "foo", "1", "bar", "2")]
    [InlineData("CLUSTER", "COUNTKEYSINSLOT", "0007")]
    [InlineData("CLUSTER", "COUNTKEYSINSLOT", "seven")]
    [InlineData("SPUBLISH", "channel")]
    [InlineData("GET")]
    [InlineData("MGET", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")]
    public void Words_are_sent_as_they_are(params string[] words)
    {
        ValkeyValue[] values = [.. words.Select(word => (ValkeyValue)word)];
        var raw = Encode<RawCommand, ValkeyReply>(Raw(values));
        Assert.Equal(Encode<RawCommand, ValkeyReply>(Raw(values), new RequestBuffer()).ToArray(), raw.ToArray());
        Assert.Equal(words.Length, raw.ArgumentCount);
    }

    private static RawCommand Raw(params ReadOnlySpan<ValkeyValue> words) => new(CustomCommand.Check(words, hasOwnConnection: true), words.ToArray());

    private static RequestBuffer Encode<TCommand, TReply>(scoped in TCommand command, RequestBuffer? request = null)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        request ??= new RequestBuffer { TracksKeys = true };
        RespWriter writer = new(request);
        command.Write(ref writer);
        writer.Complete();
        return request;
    }

    private static IEnumerable<string> Keys(RequestBuffer request)
        => request.Keys.ToArray().Select(key => System.Text.Encoding.UTF8.GetString(request.GetKey(key)));

    private static void AssertSlot(int slot, RequestBuffer request)
    {
        Assert.Equal(slot, request.Slot);
        Assert.Equal(slot, request.FirstSlot);
        Assert.Equal(0, request.KeyCount);
    }
}
