using Glide.Commands;
using Glide.Connections;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>A call that several nodes answer, each for itself.</summary>
internal sealed unsafe class PendingNodeReplies<TReply> : PendingReply<NodeReplies<TReply>>
{
    private delegate*<ref RespReader, TReply> _readOne;

    /// <summary>Writes the request and remembers how a node's reply is read.</summary>
    public void EncodeForEach<TCommand>(scoped in TCommand command)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        EncodeOnly<TCommand, TReply>(in command);
        _readOne = &TCommand.Read;
    }

    /// <inheritdoc/>
    public override FanOut CreateFanOut(int parts) => new CollectingFanOut<TReply>(this, parts, _readOne);

    /// <summary>The list of replies is an allocation itself, so these calls are not worth a pool of their own.</summary>
    protected override void ReturnToPool() => Forget();
}
