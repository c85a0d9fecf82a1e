using Glide.Cluster;
using Microsoft.Extensions.Logging;

namespace Glide.Connections;

/// <summary>Everything the runtime logs. The event ids are part of the product: they never change their meaning.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Connected to {Endpoint}: {Server} {Version}, RESP{Protocol}")]
    public static partial void Connected(ILogger logger, string endpoint, string server, string version, int protocol);

    [LoggerMessage(2, LogLevel.Warning, "Lost the connection to {Endpoint}: {Reason}")]
    public static partial void ConnectionLost(ILogger logger, string endpoint, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Attempt {Attempt} to connect to {Endpoint} failed: {Reason}")]
    public static partial void ConnectFailed(ILogger logger, string endpoint, int attempt, string reason);

    [LoggerMessage(4, LogLevel.Information, "Connected to {Endpoint} again after {Attempts} attempts")]
    public static partial void Reconnected(ILogger logger, string endpoint, int attempts);

    [LoggerMessage(5, LogLevel.Warning, "The connection to {Endpoint} fell silent while answers were overdue, and was replaced")]
    public static partial void SilentConnectionReplaced(ILogger logger, string endpoint);

    [LoggerMessage(6, LogLevel.Debug, "{Endpoint} refused to be told the library's name or version, and goes on without: {Reason}")]
    public static partial void HandshakeStepRefused(ILogger logger, string endpoint, string reason);

    [LoggerMessage(7, LogLevel.Error, "A handler of the StateChanged event failed")]
    public static partial void StateHandlerFailed(ILogger logger, Exception exception);

    [LoggerMessage(8, LogLevel.Information, "The nodes stand differently now: {Map}")]
    public static partial void TopologyChanged(ILogger logger, SlotMap map);

    [LoggerMessage(9, LogLevel.Information, "{Node} does not belong to the nodes any more")]
    public static partial void NodeLeft(ILogger logger, NodeAddress node);

    [LoggerMessage(10, LogLevel.Warning, "The nodes could not be asked how they stand: {Reason}")]
    public static partial void TopologyUnknown(ILogger logger, string reason);

    [LoggerMessage(11, LogLevel.Debug, "Slot {Slot} is at {Node} now")]
    public static partial void SlotMoved(ILogger logger, int slot, NodeAddress node);
}
