using System.Text;
using Glide.Cluster;
using Glide.Commands;
using Microsoft.Extensions.Logging;

namespace Glide.Connections;

/// <summary>Runs commands on one server: over one shared connection, and over connections of their own where a command waits at the server.</summary>
internal sealed class StandaloneExecutor : ClientExecutor
{
    private readonly NodeLink _link;
    private readonly SessionPool _sessions;

    public StandaloneExecutor(ServerAddress address, ConnectionSettings connection, ExecutorSettings settings, ILogger logger)
        : base(connection, settings, logger)
    {
        var connector = new Connector(address, connection with { Logger = Logger });
        _link = new NodeLink(connector, settings.Backoff, connection.Clock, settings.Random, Logger, settings.StateChanged);
        _sessions = new SessionPool(connector, settings.SessionLimit);
    }

    public override ServerHello? Hello => _link.Hello;

    public override async Task<SessionLease> LeaseAsync(SingleNodeRoute? route, CancellationToken cancellationToken)
    {
        StartLazily();
        return new SessionLease(await _sessions.LeaseAsync(cancellationToken).ConfigureAwait(false), _sessions);
    }

    protected override Task StartAsync(CancellationToken cancellationToken) => _link.ConnectAsync(cancellationToken);

    protected override void StartInBackground() => _link.ConnectInBackground();

    protected override void Forward(PendingCommand command)
    {
        if (command.Request.IsBlocking)
        {
            _sessions.Send(command);
        }
        else
        {
            _link.Send(command);
        }
    }

    /// <summary>Whoever meets a cluster's redirect with this client has taken the wrong one, which the server's text alone does not tell.</summary>
    protected override bool TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error)
    {
        if (!Redirect.TryParse(error, out var redirect))
        {
            return false;
        }

        command.FailAndRelease(new ValkeyServerException(
            redirect.Kind == RedirectKind.Moved ? "MOVED" : "ASK",
            $"{Encoding.UTF8.GetString(error)} ({_link.Endpoint} is a node of a cluster, which GlideClusterClient is for)"));
        return true;
    }

    protected override bool LookAfter(Action<PendingCommand, OverdueCalls> visit, OverdueCalls overdue, long now)
    {
        var any = _link.Visit(visit, overdue);
        any |= _sessions.Visit(visit, overdue);
        _link.CheckSilence(now);
        return any;
    }

    protected override void Close(bool orderly)
    {
        _sessions.Dispose();
        if (!orderly)
        {
            _link.Dispose();
        }
    }

    protected override string DescribeTrouble(PendingCommand command) => _link.LastFailure is { } failure
        ? $"there is no connection to {_link.Endpoint} ({failure.Message})"
        : $"{UnderWay} commands are under way to {_link.Endpoint} (InflightRequestsLimit is {Settings.InflightLimit})";
}
