using Glide.Commands;
using Glide.Protocol;

namespace Glide.Cluster.Tests;

/// <summary>The replies of several nodes to a command that was given as words.</summary>
public sealed class RawFoldTests
{
    private static readonly ValkeyReply Null = ValkeyReply.Of(RespKind.Null, default(ValkeyValue));

    [Theory]
    [InlineData(ResponsePolicy.AllSucceeded, "3", 3, 1, 2)]
    [InlineData(ResponsePolicy.OneSucceeded, "3", 3, 1, 2)]
    [InlineData(ResponsePolicy.FirstNonNull, "3", 3, 1, 2)]
    [InlineData(ResponsePolicy.Sum, "6", 3, 1, 2)]
    [InlineData(ResponsePolicy.Min, "1", 3, 1, 2)]
    [InlineData(ResponsePolicy.Max, "3", 2, 3, 1)]
    [InlineData(ResponsePolicy.LogicalAnd, "0", 1, 0, 1)]
    [InlineData(ResponsePolicy.LogicalAnd, "1", 1, 1, 1)]
    [InlineData(ResponsePolicy.LogicalOr, "1", 0, 1, 0)]
    [InlineData(ResponsePolicy.LogicalOr, "0", 0, 0, 0)]
    public void Scalars_fold_by_the_policy(ResponsePolicy policy, string expected, params int[] parts) =>
        Assert.Equal(expected, Fold(policy, [.. parts.Select(static part => Integer(part))]).ToString());

    [Theory]
    [InlineData(ResponsePolicy.Default, "[1, 0, 0, 0]")]
    [InlineData(ResponsePolicy.Sum, "[1, 0]")]
    [InlineData(ResponsePolicy.Min, "[0, 0]")]
    [InlineData(ResponsePolicy.Max, "[1, 0]")]
    [InlineData(ResponsePolicy.LogicalAnd, "[0, 0]")]
    [InlineData(ResponsePolicy.LogicalOr, "[1, 0]")]
    [InlineData(ResponsePolicy.Union, "[1, 0]")]
    public void Arrays_fold_element_by_element(ResponsePolicy policy, string expected) =>
        Assert.Equal(expected, Fold(policy, Array(Integer(1), Integer(0)), Array(Integer(0), Integer(0))).ToString());

    [Fact]
    public void Where_all_say_OK_instead_of_an_array_that_is_the_reply()
    {
        var ok = ValkeyReply.Of(RespKind.SimpleString, "OK");

        Assert.Equal("OK", Fold(ResponsePolicy.Default, ok, ok).AsText());
    }

    [Fact]
    public void Numbers_are_added_up_by_name_and_a_name_that_is_there_twice_stays_so()
    {
        var folded = Fold(
            ResponsePolicy.SumByName,
            Array(Text("a"), Integer(1), Text("b"), Integer(2), Text("a"), Integer(1)),
            Array(Text("a"), Integer(3), Text("b"), Integer(4), Text("a"), Integer(3)),
            Array(Text("b"), Integer(10), Text("c"), Integer(20)));

        Assert.Equal("[a, 4, b, 16, a, 4, c, 20]", folded.ToString());
    }

    [Fact]
    public void A_map_stays_a_map()
    {
        var folded = Fold(ResponsePolicy.SumByName, ValkeyReply.Of(RespKind.Map, [Text("a"), Integer(1)]), ValkeyReply.Of(RespKind.Map, [Text("a"), Integer(2)]));

        Assert.Equal(3, folded.AsMap()["a"].AsInt64());
        Assert.Equal(RespKind.Map, folded.Kind);
    }

    [Fact]
    public void Elements_go_back_to_their_keys()
    {
        var parts = new ReplyParts<ValkeyReply>([Array(Text("x"), Null), Array(Text("y"))], [0, 2, 1], [2, 3]) { Descriptor = With(ResponsePolicy.Default) };

        Assert.Equal("[x, y, (null)]", RawFold.Fold(parts).ToString());
    }

    [Fact]
    public void The_first_reply_that_is_not_null_is_taken()
    {
        Assert.Equal("x", Fold(ResponsePolicy.FirstNonNull, Null, Text("x"), Text("y")).ToString());
        Assert.True(Fold(ResponsePolicy.FirstNonNull, Null, Null).IsNull);
    }

    [Fact]
    public void Replies_that_do_not_fit_together_are_no_answer()
    {
        Assert.Throws<ValkeyProtocolException>(() => Fold(ResponsePolicy.Sum, Integer(1), Null));
        Assert.Throws<ValkeyProtocolException>(() => Fold(ResponsePolicy.Sum, Integer(1), Text("many")));
        Assert.Throws<ValkeyProtocolException>(() => Fold(ResponsePolicy.LogicalAnd, Integer(1), Integer(2)));
        Assert.Throws<ValkeyProtocolException>(() => Fold(ResponsePolicy.Sum, Array(Integer(1)), Array(Integer(1), Integer(2))));
        Assert.Throws<ValkeyProtocolException>(() => Fold(ResponsePolicy.Default, Array(Integer(1)), Integer(1)));
        Assert.Throws<ValkeyProtocolException>(() => Fold(ResponsePolicy.SumByName, Array(Text("a"))));
    }

    [Fact]
    public void What_is_told_node_by_node_does_not_fold()
    {
        var error = Assert.Throws<NotSupportedException>(() => Fold(ResponsePolicy.PerNode, Text("a"), Text("b")));
        Assert.Contains("FOLDED has no rule", error.Message, StringComparison.Ordinal);
    }

    private static ValkeyReply Fold(ResponsePolicy policy, params ReadOnlySpan<ValkeyReply> replies) =>
        RawFold.Fold(new ReplyParts<ValkeyReply>(replies) { Descriptor = With(policy) });

    private static CommandDescriptor With(ResponsePolicy policy) => new("FOLDED", CommandDescriptor.CurrentContract) { ResponsePolicy = policy };

    private static ValkeyReply Integer(long number) => ValkeyReply.Of(RespKind.Integer, number);

    private static ValkeyReply Text(string text) => ValkeyReply.Of(RespKind.BulkString, text);

    private static ValkeyReply Array(params ValkeyReply[] items) => ValkeyReply.Of(RespKind.Array, items);
}
