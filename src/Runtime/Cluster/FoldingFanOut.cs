using Glide.Commands;
using Glide.Connections;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>Folds what the parts have answered into the one reply of the whole, by the command's policy.</summary>
internal sealed unsafe class FoldingFanOut<TReply> : PartReplies<TReply>
{
    private readonly PendingReply<TReply> _whole;
    private readonly delegate*<ReplyParts<TReply>, TReply> _fold;

    public FoldingFanOut(
        PendingReply<TReply> whole, int parts, delegate*<ref RespReader, TReply> read, delegate*<ReplyParts<TReply>, TReply> fold)
        : base(whole, parts, read)
    {
        _whole = whole;
        _fold = fold;
    }

    protected override void Complete()
    {
        var failed = 0;
        for (var i = 0; i < Count; i++)
        {
            failed += Errors[i] is null ? 0 : 1;
        }

        if (failed != 0 && (failed == Count || !OneSuffices))
        {
            _whole.FailAndRelease(PartialFailure.Describe(this, Errors, Nodes, failed));
            return;
        }

        TReply reply;
        try
        {
            reply = Fold(failed);
        }
#pragma warning disable CA1031 // Whatever a command's folding throws belongs to its caller; the thread that brought the last part goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _whole.FailAndRelease(exception);
            return;
        }

        _whole.CompleteAndRelease(reply);
    }

    private bool OneSuffices => Whole.Descriptor.ResponsePolicy is ResponsePolicy.OneSucceeded or ResponsePolicy.FirstNonNull;

    private TReply Fold(int failed)
    {
        if (failed == 0)
        {
            return Fold(Split is { } split ? new ReplyParts<TReply>(Replies, split.Keys, split.Ends) : new ReplyParts<TReply>(Replies));
        }

        var succeeded = new TReply[Count - failed];
        var taken = 0;
        for (var i = 0; i < Count; i++)
        {
            if (Errors[i] is null)
            {
                succeeded[taken++] = Replies[i];
            }
        }

        return Fold(new ReplyParts<TReply>(succeeded));
    }

    private TReply Fold(scoped ReplyParts<TReply> parts) => _fold(parts with { Descriptor = Whole.Descriptor });
}
