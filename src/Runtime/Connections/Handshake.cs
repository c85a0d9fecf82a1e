using Glide.Commands;
using Glide.Connections.Commands;

namespace Glide.Connections;

/// <summary>
/// The first words on a connection: protocol and credentials, database and the library's name, in one round trip where the server knows HELLO.
/// </summary>
internal static class Handshake
{
    /// <param name="connection">The connection, which has not been started.</param>
    /// <param name="settings">What to say.</param>
    /// <param name="credentials">Who connects; null for a user without a password.</param>
    public static async ValueTask<ServerHello> PerformAsync(Connection connection, ConnectionSettings settings, ServerCredentials? credentials)
    {
        // Sent together, because nearly every server takes the greeting; where one does not, the rest is said again in its place.
        connection.HoldOutput();
        var greeting = TryHelloAsync(connection, settings, credentials);
        var introduction = Introduction.Send(connection, settings, withName: false);

        // Not before: a server that has too many clients says so unasked, and what it says is the answer to the greeting then.
        connection.Start();
        connection.ReleaseOutput();
        var hello = await greeting.ConfigureAwait(false);
        if (hello is null)
        {
            await introduction.DisregardAsync().ConfigureAwait(false);
            await AuthenticateAsync(connection, credentials).ConfigureAwait(false);
            introduction = Introduction.Send(connection, settings, withName: true);
        }

        try
        {
            await introduction.FinishAsync(connection, settings.Logger).ConfigureAwait(false);
        }
        catch (ValkeyServerException exception) when (IsRefusal(exception))
        {
            throw Refused(connection, credentials, exception);
        }

        return hello ?? ServerHello.Unknown;
    }

    /// <summary>Null when the server does not know HELLO or does not speak the protocol, and never after it refused the credentials.</summary>
    private static async ValueTask<ServerHello?> TryHelloAsync(
        Connection connection, ConnectionSettings settings, ServerCredentials? credentials)
    {
        HelloAuth? auth = credentials is null ? null : new HelloAuth(credentials.User ?? ServerCredentials.DefaultUser, credentials.Password);
        ValkeyValue? name = settings.ClientName is { } given ? given : default(ValkeyValue?);
        try
        {
            var reply = await DirectCall.SendAsync<HelloCommand, HelloReply>(
                connection, new HelloCommand(new HelloArguments(settings.Protocol, auth, name))).ConfigureAwait(false);
            return new ServerHello((int)reply.Protocol, reply.Server ?? "", reply.Version ?? "", reply.ConnectionId ?? 0);
        }
        catch (ValkeyServerException exception) when (exception.Code == "NOPROTO" || IsUnknownCommand(exception))
        {
            return null;
        }
        catch (ValkeyServerException exception) when (IsRefusal(exception))
        {
            throw Refused(connection, credentials, exception);
        }
    }

    private static async ValueTask AuthenticateAsync(Connection connection, ServerCredentials? credentials)
    {
        if (credentials is null)
        {
            return;
        }

        ValkeyValue? user = credentials.User is { } given ? given : default(ValkeyValue?);
        try
        {
            await DirectCall.SendAsync<AuthCommand, Nothing>(connection, new AuthCommand(credentials.Password, user)).ConfigureAwait(false);
        }
        catch (ValkeyServerException exception)
        {
            throw Refused(connection, credentials, exception);
        }
    }

    private static bool IsUnknownCommand(ValkeyServerException exception) =>
        exception.Code == "ERR" && exception.Message.Contains("unknown command", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether waiting cannot mend it: other errors, such as too many clients, are of the kind that passes.</summary>
    private static bool IsRefusal(ValkeyServerException exception) => exception.Code is "WRONGPASS" or "NOAUTH" or "NOPERM" or "DENIED";

    private static ValkeyAuthenticationException Refused(Connection connection, ServerCredentials? credentials, ValkeyServerException exception)
    {
        var hint = exception.Code switch
        {
            "NOAUTH" when credentials is null => " (The server wants a password: see User and Password, or CredentialProvider.)",
            "WRONGPASS" when credentials is { User: null } =>
                " (The password was taken for the default user's, because no User is set: see User and Password, or CredentialProvider.)",
            "WRONGPASS" => $" (The user was '{connection.User}': see User and Password, or CredentialProvider.)",
            _ => "",
        };
        return new($"{connection.Endpoint} refused the connection: {exception.Message}{hint}", DeliveryStatus.NotWritten, exception);
    }
}
