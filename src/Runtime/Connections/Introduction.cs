using Glide.Commands;
using Glide.Connections.Commands;
using Microsoft.Extensions.Logging;

namespace Glide.Connections;

/// <summary>What a connection says of itself after the greeting: database, names. Nothing in it waits for anything else in it.</summary>
internal readonly struct Introduction
{
    private readonly Task _select;
    private readonly Task _readOnly;
    private readonly Task _setName;
    private readonly Task _setLibraryName;
    private readonly Task _setLibraryVersion;

    private Introduction(Connection connection, ConnectionSettings settings, bool withName)
    {
        _select = settings.Database == 0
            ? Task.CompletedTask
            : DirectCall.SendAsync<SelectCommand, Nothing>(connection, new SelectCommand(settings.Database)).AsTask();
        _readOnly = settings.ReadsFromReplica
            ? DirectCall.SendAsync<ReadOnlyCommand, Nothing>(connection, default).AsTask()
            : Task.CompletedTask;
        _setName = settings.ClientName is null || !withName
            ? Task.CompletedTask
            : DirectCall.SendAsync<ClientSetNameCommand, Nothing>(connection, new ClientSetNameCommand(settings.ClientName)).AsTask();
        _setLibraryName = SetInfoAsync(connection, ClientLibraryInfo.Name(settings.LibraryName));
        _setLibraryVersion = SetInfoAsync(connection, ClientLibraryInfo.Version(settings.LibraryVersion));
    }

    /// <param name="connection">The connection that introduces itself.</param>
    /// <param name="settings">What it says.</param>
    /// <param name="withName">Whether the connection's name belongs here; HELLO may have said it.</param>
    public static Introduction Send(Connection connection, ConnectionSettings settings, bool withName) => new(connection, settings, withName);

    /// <summary>Waits for the answers.</summary>
    /// <exception cref="ValkeyServerException">The database or the name was refused, or the server wants a password.</exception>
    public async ValueTask FinishAsync(Connection connection, ILogger logger)
    {
        await _select.ConfigureAwait(false);
        await _readOnly.ConfigureAwait(false);
        await _setName.ConfigureAwait(false);

        // Servers before 7.2 do not know SETINFO, and some proxies refuse it; nobody's commands depend on it.
        await IgnoreRefusalAsync(_setLibraryName, connection, logger).ConfigureAwait(false);
        await IgnoreRefusalAsync(_setLibraryVersion, connection, logger).ConfigureAwait(false);
    }

    /// <summary>Waits for the answers and takes nothing from them.</summary>
    public async ValueTask DisregardAsync()
    {
        await DisregardAsync(_select).ConfigureAwait(false);
        await DisregardAsync(_readOnly).ConfigureAwait(false);
        await DisregardAsync(_setName).ConfigureAwait(false);
        await DisregardAsync(_setLibraryName).ConfigureAwait(false);
        await DisregardAsync(_setLibraryVersion).ConfigureAwait(false);
    }

    private static Task<Nothing> SetInfoAsync(Connection connection, ClientLibraryInfo info) =>
        DirectCall.SendAsync<ClientSetInfoCommand, Nothing>(connection, new ClientSetInfoCommand(info)).AsTask();

    private static async ValueTask DisregardAsync(Task answer)
    {
        try
        {
            await answer.ConfigureAwait(false);
        }
        catch (ValkeyServerException)
        {
        }
    }

    private static async ValueTask IgnoreRefusalAsync(Task answer, Connection connection, ILogger logger)
    {
        try
        {
            await answer.ConfigureAwait(false);
        }
        catch (ValkeyServerException exception) when (exception.Code != "NOAUTH")
        {
            // NOAUTH is how a server without HELLO says that it wants a password.
            Log.HandshakeStepRefused(logger, connection.Endpoint, exception.Message);
        }
    }
}
