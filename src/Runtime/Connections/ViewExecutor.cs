using Glide.Commands;

namespace Glide.Connections;

/// <summary>The same executor with another timeout or a token that holds for every call.</summary>
internal sealed class ViewExecutor : CommandExecutor
{
    private readonly CommandExecutor _inner;

    public ViewExecutor(CommandExecutor inner, TimeSpan timeout, CancellationToken cancellation)
        : base(inner, timeout, cancellation) => _inner = inner;

    internal override ICallOwner Owner => _inner.Owner;

    internal override void Dispatch(PendingCommand command) => _inner.Dispatch(command);
}
