using System.Globalization;
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
    private readonly string _connectTimeout;

    public StandaloneExecutor(ServerAddress address, ConnectionSettings connection, ExecutorSettings settings, ILogger logger)
        : base(connection, settings, logger)
    {
        var connector = new Connector(address, connection with { Logger = Logger });
        _link = new NodeLink(connector, settings.Backoff, connection.Clock, settings.Random, Logger, settings.StateChanged);
        _sessions = new SessionPool(connector, settings.SessionLimit);
        _connectTimeout = string.Create(CultureInfo.InvariantCulture, $"{connection.ConnectTimeout.TotalMilliseconds:0.###} ms");
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

    /// <inheritdoc/>
    public override bool TryExplain(PendingCommand command, ReadOnlySpan<byte> error)
    {
        string explanation;
        if (Redirect.TryParse(error, out _))
        {
            explanation = $"{_link.Endpoint} is a node of a cluster, which GlideClusterClient is for";
        }
        else if (command.RepliesDue != 0)
        {
            // A batch tells which of its commands have failed, in the server's words.
            return false;
        }
        else if (error.StartsWith("READONLY "u8))
        {
            explanation = $"{_link.Endpoint} is a replica; connect to its primary, or give the addresses of all servers as Addresses";
        }
        else if (error.StartsWith("NOPERM "u8) && command.Carrier is { } connection)
        {
            explanation = $"the connection was made as user '{connection.User}'";
        }
        else
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(error);
        command.FailAndRelease(new ValkeyServerException(text[..text.IndexOf(' ', StringComparison.Ordinal)], $"{text} ({explanation})"));
        return true;
    }

    protected override bool TryTakeBack(PendingCommand command, ReadOnlySpan<byte> error) => TryExplain(command, error);

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

    protected override string DescribeTrouble(PendingCommand command) =>
        _link.LastFailure is { } failure ? $"there is no connection to {_link.Endpoint} ({failure.Message})"
        : _link.Current is null ? $"the first connection to {_link.Endpoint} is still being made (ConnectionTimeout is {_connectTimeout})"
        : command.Request.IsBlocking ? $"it needs a connection of its own to {_link.Endpoint} (SessionLimit is {Settings.SessionLimit})"
        : $"{UnderWay} commands are under way to {_link.Endpoint} (InflightRequestsLimit is {Settings.InflightLimit})";
}
