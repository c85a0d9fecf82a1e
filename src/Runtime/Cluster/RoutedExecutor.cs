using Glide.Commands;
using Glide.Connections;

namespace Glide.Cluster;

/// <summary>The same executor with a node that the caller has chosen.</summary>
internal sealed class RoutedExecutor : CommandExecutor
{
    private readonly CommandExecutor _inner;
    private readonly SingleNodeRoute _route;

    public RoutedExecutor(CommandExecutor inner, SingleNodeRoute route)
        : base(inner, inner.RequestTimeout, inner.Cancellation)
    {
        _inner = inner;
        _route = route;
    }

    internal override ICallOwner Owner => _inner.Owner;

    internal override void Dispatch(PendingCommand command)
    {
        command.Target = _route;
        _inner.Dispatch(command);
    }
}
