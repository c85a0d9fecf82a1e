using Glide.Connections;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>Puts the nodes' replies side by side, errors in their places.</summary>
internal sealed unsafe class CollectingFanOut<TReply> : PartReplies<TReply>
{
    private readonly PendingReply<NodeReplies<TReply>> _whole;

    public CollectingFanOut(PendingReply<NodeReplies<TReply>> whole, int parts, delegate*<ref RespReader, TReply> read)
        : base(whole, parts, read) => _whole = whole;

    protected override void Complete()
    {
        var replies = new NodeReply<TReply>[Count];
        for (var i = 0; i < replies.Length; i++)
        {
            var node = (Nodes[i] ?? Asked[i]).Info;
            replies[i] = new NodeReply<TReply>(node.Address, node.Role, Replies[i], Errors[i]);
        }

        _whole.CompleteAndRelease(new NodeReplies<TReply>(replies));
    }
}
