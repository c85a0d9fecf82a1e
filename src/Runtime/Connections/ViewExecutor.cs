using Glide.Commands;

namespace Glide.Connections;

/// <summary>The same executor with another timeout or a token that holds for every call.</summary>
internal sealed class ViewExecutor(CommandExecutor inner, TimeSpan timeout, CancellationToken cancellation)
    : CommandExecutor(inner.Clock, timeout, cancellation)
{
    internal override ICallOwner Owner => inner.Owner;

    internal override void Dispatch(PendingCommand command) => inner.Dispatch(command);
}
