namespace Glide.Values.Tests;

public sealed class NodeRepliesTests
{
    private static readonly NodeAddress First = new("valkey-1.example", 6379);
    private static readonly NodeAddress Second = new("10.0.0.2", 6380);
    private static readonly NodeAddress Unknown = new("valkey-9.example", 6379);
    private static readonly ValkeyServerException Refusal = new("NOAUTH", "NOAUTH Authentication required.");

    [Fact]
    public void A_reply_knows_who_gave_it()
    {
        var reply = new NodeReply<long>(First, NodeRole.Replica, 7);
        Assert.Equal(First, reply.Node);
        Assert.Equal(NodeRole.Replica, reply.Role);
        Assert.True(reply.IsSuccess);
        Assert.Null(reply.Error);
        Assert.Equal(7, reply.Value);
        Assert.Equal("valkey-1.example:6379: 7", reply.ToString());
    }

    [Fact]
    public void The_value_of_a_node_that_failed_is_its_error()
    {
        var reply = new NodeReply<long>(First, NodeRole.Primary, 0, Refusal);
        Assert.False(reply.IsSuccess);
        Assert.Same(Refusal, Assert.Throws<ValkeyServerException>(() => reply.Value));
        Assert.Equal("valkey-1.example:6379: NOAUTH Authentication required.", reply.ToString());
    }

    [Fact]
    public void Replies_are_found_by_number_by_node_and_one_after_the_other()
    {
        var replies = Of(null);
        Assert.Equal(2, replies.Count);
        Assert.Equal("two", replies[1].Value);
        Assert.Equal("two", replies[Second].Value);
        Assert.Equal(["one", "two"], replies.Select(reply => reply.Value));
        Assert.Throws<KeyNotFoundException>(() => replies[Unknown]);
    }

    [Fact]
    public void All_have_succeeded_or_the_first_error_is_thrown()
    {
        var replies = Of(null);
        Assert.Same(replies, replies.EnsureAllSucceeded());
        Assert.Same(Refusal, Assert.Throws<ValkeyServerException>(() => Of(Refusal).EnsureAllSucceeded()));
    }

    private static NodeReplies<string> Of(ValkeyException? error) => new(
        new NodeReply<string>(First, NodeRole.Primary, "one"), new NodeReply<string>(Second, NodeRole.Replica, "two", error));
}
