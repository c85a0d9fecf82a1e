using Glide.Commands;
using Glide.Protocol;

namespace Glide.Values.Tests;

public sealed class ReplyFoldTests
{
    [Fact]
    public void Numbers_add_up() => Assert.Equal(60, ReplyFold.Sum(Of(10L, 20L, 30L)));

    [Fact]
    public void Fractions_add_up() => Assert.Equal(0.75, ReplyFold.Sum(Of(0.5, 0.25)));

    [Fact]
    public void The_smallest_and_the_largest_are_found_wherever_they_stand()
    {
        Assert.Equal(-3, ReplyFold.Min(Of(2L, -3L, 1L)));
        Assert.Equal(2, ReplyFold.Max(Of(-3L, 2L, 1L)));
        Assert.Equal(TimeSpan.FromSeconds(1), ReplyFold.Min(Of(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1))));
    }

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, false, false)]
    public void All_and_any_are_told_apart(bool first, bool second, bool all, bool any)
    {
        Assert.Equal(all, ReplyFold.And(Of(first, second)));
        Assert.Equal(any, ReplyFold.Or(Of(first, second)));
    }

    [Fact]
    public void Arrays_fold_element_by_element_and_the_replies_stay_as_they_are()
    {
        long[] numbers = [1, 5];
        bool[] flags = [true, false];
        Assert.Equal([4, 7], ReplyFold.Sum(Of(numbers, [3L, 2L])));
        Assert.Equal([1, 2], ReplyFold.Min(Of(numbers, [3L, 2L])));
        Assert.Equal([3, 5], ReplyFold.Max(Of(numbers, [3L, 2L])));
        Assert.Equal([true, false], ReplyFold.And(Of(flags, [true, true])));
        Assert.Equal([true, true], ReplyFold.Or(Of(flags, [true, true])));
        Assert.Equal([1, 5], numbers);
        Assert.Equal([true, false], flags);
    }

    [Fact]
    public void Arrays_of_different_length_do_not_fold_element_by_element()
    {
        Assert.Throws<ValkeyProtocolException>(() => ReplyFold.Sum(Of<long[]>([1], [1, 2])));
        Assert.Throws<ValkeyProtocolException>(() => ReplyFold.Min(Of<long[]>([1], [1, 2])));
        Assert.Throws<ValkeyProtocolException>(() => ReplyFold.Max(Of<long[]>([1], [1, 2])));
        Assert.Throws<ValkeyProtocolException>(() => ReplyFold.And(Of<bool[]>([true], [])));
        Assert.Throws<ValkeyProtocolException>(() => ReplyFold.Or(Of<bool[]>([true], [])));
    }

    [Fact]
    public void Arrays_are_put_behind_each_other() => Assert.Equal(["a", "b", "c"], ReplyFold.Concatenate(Of<string[]>(["a"], [], ["b", "c"])));

    [Fact]
    public void Maps_are_put_together_and_the_last_word_counts()
    {
        var all = ReplyFold.Concatenate(Of(new Dictionary<string, string> { ["a"] = "1", ["b"] = "1" }, new() { ["b"] = "2", ["c"] = "2" }));
        Assert.Equal(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2", ["c"] = "2" }, all);
    }

    [Fact]
    public void Elements_come_back_in_the_order_of_the_keys()
    {
        string?[][] replies = [["zero", null], ["one", "four"], ["two"]];
        var spliced = ReplyFold.Splice(new ReplyParts<string?[]>(replies, keys: [0, 3, 1, 4, 2], ends: [2, 4, 5]));
        Assert.Equal(new[] { "zero", "one", "two", null, "four" }, spliced);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_part_must_have_as_many_elements_as_keys(int elements)
    {
        long[][] replies = [new long[elements], [7]];
        Assert.Throws<ValkeyProtocolException>(() => ReplyFold.Splice(new ReplyParts<long[]>(replies, keys: [0, 1, 2], ends: [2, 3])));
    }

    [Fact]
    public void The_first_reply_that_is_not_null_is_taken()
    {
        Assert.Equal("b", ReplyFold.FirstNonNull(Of<string?>(null, "b", "c")));
        Assert.Null(ReplyFold.FirstNonNull(Of<string?>(null, null)));
        Assert.Equal(0, ReplyFold.FirstNonNull(Of<long?>(null, 0, 2)));
        Assert.Null(ReplyFold.FirstNonNull(Of<long?>(null, null)));
    }

    [Fact]
    public void A_union_has_each_element_once()
    {
        ValkeyValue[][] replies = [["news", "weather"], ["sport", "news"]];
        Assert.Equal(["news", "weather", "sport"], ReplyFold.Union(new ReplyParts<ValkeyValue[]>(replies)));
    }

    [Fact]
    public void Numbers_add_up_by_name()
        => Assert.Equal(
            [new("a", 3), new("b", 5), new("c", 1)],
            SumByName([new("a", 1), new("b", 5)], [new("c", 1), new("a", 2)]));

    [Fact]
    public void A_name_that_was_asked_for_twice_is_answered_twice()
        => Assert.Equal(
            [new("a", 3), new("b", 9), new("a", 3)],
            SumByName([new("a", 1), new("b", 4), new("a", 1)], [new("a", 2), new("b", 5), new("a", 2)]));

    [Fact]
    public void Numbers_of_a_map_add_up_by_name()
    {
        var sums = ReplyFold.SumByName(Of(new Dictionary<string, long> { ["a"] = 1, ["b"] = 2 }, new() { ["b"] = 3, ["c"] = 4 }));
        Assert.Equal(new Dictionary<string, long> { ["a"] = 1, ["b"] = 5, ["c"] = 4 }, sums);
    }

    [Fact]
    public void Parts_combine_from_the_first_to_the_last()
        => Assert.Equal("abc", ReplyFold.Combine(Of("a", "b", "c"), static (left, right) => left + right));

    [Fact]
    public void A_single_part_is_its_own_answer()
    {
        Assert.Equal("a", ReplyFold.First(Of("a")));
        Assert.Equal(7, ReplyFold.Sum(Of(7L)));
        Assert.Equal(["a", "a"], ReplyFold.Concatenate(Of<string[]>(["a", "a"])));
    }

    [Fact]
    public void Parts_know_their_keys()
    {
        var parts = new ReplyParts<long>([1, 2, 3], keys: [1, 3, 0], ends: [2, 2, 3]);
        Assert.Equal(3, parts.Count);
        Assert.Equal(3, parts.KeyCount);
        Assert.Equal([1, 3], parts.KeysOf(0).ToArray());
        Assert.Empty(parts.KeysOf(1).ToArray());
        Assert.Equal([0], parts.KeysOf(2).ToArray());
    }

    [Fact]
    public void Parts_without_keys_have_none()
    {
        Assert.Equal(0, Of(1L, 2L).KeyCount);
        Assert.True(Of(1L, 2L).KeysOf(1).IsEmpty);
    }

    [Fact]
    public void There_is_nothing_to_fold_without_a_reply() => Assert.Throws<ArgumentException>(() => new ReplyParts<long>([]).Count);

    [Fact]
    public void Every_part_has_an_end_among_the_keys()
        => Assert.Throws<ArgumentException>(() => new ReplyParts<long>([1, 2], keys: [0], ends: [1]).Count);

    [Fact]
    public void A_command_without_a_rule_says_so_by_its_name()
    {
        var refused = Assert.Throws<NotSupportedException>(static () => Fold<Ruleless, long>(1, 2));
        Assert.Contains("MOD.ASK", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_of_ones_own_folds_by_its_own_rule() => Assert.Equal(2, Fold<Largest, long>(1, 2));

    // By function pointer, as a pending reply keeps it.
    private static unsafe TReply Fold<TCommand, TReply>(params ReadOnlySpan<TReply> replies)
        where TCommand : struct, ICommand<TCommand, TReply>
    {
        delegate*<ReplyParts<TReply>, TReply> fold = &TCommand.Fold;
        return fold(new ReplyParts<TReply>(replies));
    }

    private static ReplyParts<T> Of<T>(params T[] replies) => new(replies);

    private static Subscribers[] SumByName(params Subscribers[][] replies) => ReplyFold.SumByName(
        new ReplyParts<Subscribers[]>(replies), static pair => pair.Channel, static pair => pair.Count, static (name, count) => new Subscribers(name, count));

    private readonly record struct Subscribers(string Channel, long Count);

    private readonly struct Ruleless : ICommand<Ruleless, long>
    {
        public static CommandDescriptor Descriptor { get; } = new("MOD.ASK", CommandDescriptor.CurrentContract);

        public static long Read(ref RespReader reader) => reader.ReadInt64();

        public void Write(ref RespWriter writer) => writer.WriteHeader("*1\r\n$7\r\nMOD.ASK\r\n"u8);
    }

    private readonly struct Largest : ICommand<Largest, long>
    {
        public static CommandDescriptor Descriptor { get; } = new("MOD.MOST", CommandDescriptor.CurrentContract);

        public static long Read(ref RespReader reader) => reader.ReadInt64();

        public static long Fold(scoped ReplyParts<long> parts) => ReplyFold.Max(parts);

        public void Write(ref RespWriter writer) => writer.WriteHeader("*1\r\n$8\r\nMOD.MOST\r\n"u8);
    }
}
