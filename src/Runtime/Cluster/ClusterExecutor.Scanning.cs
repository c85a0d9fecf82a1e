namespace Glide.Cluster;

/// <content>For who speaks to the nodes one by one, to read all that they hold.</content>
internal sealed partial class ClusterExecutor
{
    /// <summary>Waits until there is a map; connects if nothing has yet.</summary>
    /// <exception cref="ValkeyTimeoutException">There was none within the request timeout.</exception>
    /// <exception cref="ValkeyClosedException">The client has been closed.</exception>
    public Task WaitForMapAsync(CancellationToken cancellationToken)
    {
        if (IsClosed)
        {
            throw new ValkeyClosedException("The client has been closed.");
        }

        StartLazily();
        return _monitor.WaitForMapAsync(RequestTimeout, cancellationToken);
    }

    /// <inheritdoc cref="TopologyMonitor.LookAgainAsync"/>
    public Task LookAgainAsync() => _monitor.LookAgainAsync();

    /// <summary>The node at an address that the present map or a server has named.</summary>
    public ClusterNode NodeAt(NodeAddress address) => _directory.GetOrAdd(address);

    /// <summary>Takes a MOVED over. False if the present map says so already.</summary>
    public bool TryMove(int slot, NodeAddress to)
    {
        var moved = Move(slot, to);
        _monitor.Request(RefreshReason.Moved);
        return moved;
    }
}
