using Glide.Commands;
using Glide.Connections;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>Takes calls as a cluster's executor does, notes what they have become, and sends nothing.</summary>
internal sealed class EncodingExecutor : CommandExecutor, ICallOwner
{
    public EncodingExecutor()
        : base(Clock.From(TimeProvider.System), Timeout.InfiniteTimeSpan, CancellationToken.None) => TracksKeys = true;

    /// <summary>The last call's method, as a report names it.</summary>
    public string Source { get; set; } = "";

    public EncodedCommand? Last { get; set; }

    internal override ICallOwner Owner => this;

    internal override void Dispatch(PendingCommand command)
    {
        Last = EncodedCommand.Of(Source, command.Descriptor, command.Request);
        command.FailAndRelease(new OperationCanceledException("The call was only encoded."));
    }

    void ICallOwner.OnEnded(bool heldPermit)
    {
    }

    void ICallOwner.OnConnectionLost(PendingCommand command, bool written, Exception reason) => command.FailAndRelease(reason);
}
