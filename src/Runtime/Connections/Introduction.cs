using Glide.Commands;
using Glide.Connections.Commands;
using Microsoft.Extensions.Logging;

namespace Glide.Connections;

/// <summary>What a connection says of itself after the greeting: database, names. Nothing in it waits for anything else in it.</summary>
internal readonly struct Introduction
{
    private readonly int _database;
    private readonly Task _select;
    private readonly Task _readOnly;
    private readonly Task _setName;
    private readonly Task _setLibraryName;
    private readonly Task _setLibraryVersion;

    private Introduction(Connection connection, ConnectionSettings settings, bool withName)
    {
        _database = settings.Database;
        _select = settings.Database == 0
            ? Task.CompletedTask
            : SendAsync(connection, new SelectCommand(settings.Database));
        _readOnly = settings.ReadsFromReplica
            ? SendAsync<ReadOnlyCommand>(connection, default)
            : Task.CompletedTask;
        _setName = settings.ClientName is null || !withName
            ? Task.CompletedTask
            : SendAsync(connection, new ClientSetNameCommand(settings.ClientName));
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
        await SelectedAsync().ConfigureAwait(false);
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

    private static Task SetInfoAsync(Connection connection, ClientLibraryInfo info) => SendAsync(connection, new ClientSetInfoCommand(info));

    private static Task SendAsync<TCommand>(Connection connection, TCommand command)
        where TCommand : struct, ICommand<TCommand, Nothing>
    {
        Task answer = DirectCall.SendAsync<TCommand, Nothing>(connection, in command).AsTask();

        // Once one answer has ended the attempt, nobody looks at the others; that must not show as an exception nobody has observed.
        _ = answer.ContinueWith(
            static refused => _ = refused.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return answer;
    }

    private async ValueTask SelectedAsync()
    {
        try
        {
            await _select.ConfigureAwait(false);
        }
        catch (ValkeyServerException exception) when (exception.Code == "ERR")
        {
            throw new ValkeyServerException(exception.Code, $"{exception.Message} (Database is {_database})");
        }
    }

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
