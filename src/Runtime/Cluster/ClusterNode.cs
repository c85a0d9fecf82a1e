using Glide.Connections;

namespace Glide.Cluster;

/// <summary>
/// A node with the connections to it: one for the commands of everyone, a second one for reads from a replica, where those are wanted, and
/// those of sessions and blocking calls. None is made before it is needed.
/// </summary>
internal sealed class ClusterNode : IDisposable
{
    /// <summary>How long reads go past a node that has refused one.</summary>
    private const long AvoidanceMilliseconds = 500;

    private readonly Func<ConnectionSettings, NodeLink> _makeLink;
    private readonly ConnectionSettings _settings;
    private readonly Action _waits;
    private readonly Lock _gate = new();
    private volatile NodeLink? _readLink;
    private volatile NodeInfo _info;
    private long _avoidedUntil = long.MinValue;
    private Action<NodeLink>? _end;

    /// <param name="info">Which node it is.</param>
    /// <param name="settings">How connections are made.</param>
    /// <param name="makeLink">Makes a link to the node.</param>
    /// <param name="sessions">The node's connections that serve one caller at a time.</param>
    /// <param name="waits">Told when a call has begun to wait for a connection that was lost or could not be made.</param>
    public ClusterNode(
        NodeInfo info, ConnectionSettings settings, Func<ConnectionSettings, NodeLink> makeLink, SessionPool sessions, Action waits)
    {
        _waits = waits;
        _info = info;
        _settings = settings;
        _makeLink = makeLink;
        Link = makeLink(settings);
        Sessions = sessions;
    }

    /// <summary>What the newest map says of the node.</summary>
    public NodeInfo Info
    {
        get => _info;
        set => _info = value;
    }

    public NodeAddress Address => _info.Address;

    public NodeLink Link { get; }

    public SessionPool Sessions { get; }

    /// <summary>When the node was left out of the map, by the client's clock; <see cref="long.MaxValue"/> while it is in it.</summary>
    public long RetiredAt { get; private set; } = long.MaxValue;

    /// <summary>What the last handshake with it agreed on; null before the first.</summary>
    public ServerHello? Hello => Link.Hello ?? _readLink?.Hello;

    /// <summary>Whether calls to it may be expected to be answered: there is a connection, or none has been needed yet.</summary>
    public bool IsUsable => (HasReadLink && Info.Role == NodeRole.Replica ? _readLink! : Link).LastFailure is null;

    /// <summary>Whether no call waits here or is under way.</summary>
    public bool IsIdle => Link.IsIdle && _readLink is not { IsIdle: false } && Sessions.IsIdle;

    /// <summary>Whether there is a connection for reads from a replica.</summary>
    public bool HasReadLink => _readLink is not null;

    /// <summary>Whether some connection to it stands.</summary>
    public bool IsConnected => Link.Current is not null || _readLink is { Current: not null };

    /// <summary>Whether it may be expected to answer at once: a connection stands, and no call there has been given up since it last spoke.</summary>
    public bool IsResponsive => Link is { Current: not null, IsSilent: false } || _readLink is { Current: not null, IsSilent: false };

    /// <summary>Where the node stands, where it had to be asked itself; empty for nowhere, null if it has not been asked.</summary>
    public string? Zone { get; set; }

    /// <summary>Sends a call on the connection that is right for it, or keeps it until there is one.</summary>
    /// <param name="command">The call.</param>
    /// <param name="asReplica">Whether the node shall answer a read although it is a replica.</param>
    public void Send(PendingCommand command, bool asReplica)
    {
        if (Ask(command, asReplica) is { LastFailure: not null })
        {
            // It may have come by a map that has been replaced since, after those who waited here were given away.
            _waits();
        }
    }

    /// <summary>Sends a call that is about this very node, or keeps it until there is a connection.</summary>
    /// <returns>The link that has the call now; null for a connection that serves one caller.</returns>
    /// <inheritdoc cref="Send"/>
    public NodeLink? Ask(PendingCommand command, bool asReplica)
    {
        command.Node = this;
        if (command.Request.IsBlocking)
        {
            Sessions.Send(command);
            return null;
        }

        var link = asReplica ? _readLink ?? MakeReadLink() : Link;
        link.ConnectInBackground();
        link.Send(command);
        return link;
    }

    /// <summary>Whether a read could be sent to the node as to a replica.</summary>
    /// <param name="now">The time by the client's clock.</param>
    public bool CanRead(long now) => (_readLink ?? Link) is { LastFailure: null, IsSilent: false } && now >= Volatile.Read(ref _avoidedUntil);

    /// <summary>It has said that it cannot answer now, because it is loading or has lost its primary: others are asked for a while.</summary>
    /// <param name="now">The time by the client's clock.</param>
    public void Avoid(long now) => Volatile.Write(ref _avoidedUntil, now + AvoidanceMilliseconds);

    /// <summary>Makes the connection for reads from a replica ahead of the first read.</summary>
    public void PrepareReads() => (_readLink ?? MakeReadLink()).ConnectInBackground();

    /// <summary>Why it cannot be reached; null if it can, as far as is known.</summary>
    public string? DescribeTrouble() => (Link.LastFailure ?? _readLink?.LastFailure) is { } failure
        ? $"there is no connection to {Link.Endpoint} ({failure.Message})"
        : null;

    /// <summary>There is reason to believe that the node answers again.</summary>
    public void RetryNow()
    {
        Link.RetryNow();
        _readLink?.RetryNow();
    }

    /// <summary>Gives away the calls that wait for a connection, for a new map may have a better place for them.</summary>
    public void GiveAway(Action<PendingCommand> rehome)
    {
        Link.GiveAway(rehome);
        _readLink?.GiveAway(rehome);
    }

    /// <summary>The map does not have the node any more. What is under way may end; nothing new shall come.</summary>
    public void BeginRetirement(long now, Action<PendingCommand> rehome)
    {
        RetiredAt = now;
        Sessions.Retire(rehome);
        GiveAway(rehome);
    }

    /// <summary>Ends the calls that still wait at a node that has been left. Nobody puts there what they wait for, and it may never answer.</summary>
    public void EndWaitingCalls() => Sessions.EndWaiting(
        new ValkeyConnectionException($"{Address} does not belong to the nodes any more.", DeliveryStatus.Written));

    /// <summary>Closes the connections of a node that has been left; calls that come even so go to <paramref name="rehome"/>.</summary>
    public void EndRetirement(Action<PendingCommand> rehome) => End(link => link.Retire(rehome));

    /// <summary>Shows every call here to <paramref name="visit"/>; tells whether there was one.</summary>
    public bool LookAfter<TState>(Action<PendingCommand, TState> visit, TState state, long now)
    {
        var any = Link.Visit(visit, state);
        Link.CheckSilence(now);
        if (_readLink is { } readLink)
        {
            any |= readLink.Visit(visit, state);
            readLink.CheckSilence(now);
        }

        return any | Sessions.Visit(visit, state);
    }

    public void Dispose() => End(static link => link.Dispose());

    private void End(Action<NodeLink> end)
    {
        NodeLink? readLink;
        lock (_gate)
        {
            _end = end;
            readLink = _readLink;
        }

        end(Link);
        if (readLink is not null)
        {
            end(readLink);
        }

        Sessions.Dispose();
    }

    private NodeLink MakeReadLink()
    {
        lock (_gate)
        {
            if (_readLink is null)
            {
                var link = _makeLink(_settings with { ReadsFromReplica = true });

                // A read may have been on its way here since before the node was left: a link that is made only now is nobody's to look after.
                _end?.Invoke(link);
                _readLink = link;
            }

            return _readLink;
        }
    }
}
