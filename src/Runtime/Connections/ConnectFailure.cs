using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Glide.Connections;

/// <summary>Says why a connection could not be made, in words that lead to the setting which would mend it.</summary>
internal static class ConnectFailure
{
    /// <summary>What OpenSSL says of the alerts by which a server refuses the client's certificate, or the lack of one.</summary>
    private static readonly string[] CertificateAlerts =
        ["certificate required", "bad certificate", "certificate unknown", "unknown ca", "handshake failure", "access denied"];

    /// <summary>What the framework says of a certificate from an authority that is not trusted.</summary>
    private static readonly string[] ChainErrors = ["UntrustedRoot", "PartialChain", "NotSignatureValid"];

    /// <param name="address">Where to.</param>
    /// <param name="settings">How.</param>
    /// <param name="step">How far the attempt had come.</param>
    /// <param name="exception">What ended it.</param>
    /// <param name="outOfTime">Whether it was ended because its time was over.</param>
    /// <param name="isKnown">Whether a connection of these settings has been made before, so that nothing is wrong with them.</param>
    public static ValkeyConnectionException Describe(
        ServerAddress address, ConnectionSettings settings, ConnectStep step, Exception exception, bool outOfTime, bool isKnown)
    {
        if (exception is ValkeyAuthenticationException authentication)
        {
            return authentication;
        }

        if (settings.Tls is not null && !outOfTime && (exception is AuthenticationException || IsCertificateAlert(exception)))
        {
            return new ValkeyAuthenticationException(
                $"TLS with {address} failed: {Reason(address, exception)}{TlsHint(exception)}", DeliveryStatus.NotWritten, exception);
        }

        var hint = isKnown ? "" : Hint(settings, step, exception, outOfTime);
        return outOfTime
            ? new ValkeyConnectionException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No connection to {address} within {settings.ConnectTimeout.TotalMilliseconds} ms (ConnectionTimeout): {Unanswered(settings, step)}{hint}."),
                DeliveryStatus.NotWritten,
                exception)
            : new ValkeyConnectionException(
                $"No connection to {address}: {Asked(settings, step)}{Reason(address, exception).TrimEnd('.')}{hint}.", DeliveryStatus.NotWritten, exception);
    }

    private static string Unanswered(ConnectionSettings settings, ConnectStep step) => step switch
    {
        ConnectStep.Opening when settings.StreamFactory is not null => "StreamFactory gave no stream",
        ConnectStep.Opening => "nothing accepted it",
        ConnectStep.Securing => "it was accepted, but TLS was not answered",
        ConnectStep.AskingForCredentials => "CredentialProvider gave no answer",
        _ => "it was accepted, but the greeting was not answered",
    };

    /// <summary>Whose exception it is, where it is one of the user's code.</summary>
    private static string Asked(ConnectionSettings settings, ConnectStep step) => step switch
    {
        ConnectStep.Opening when settings.StreamFactory is not null => "StreamFactory failed: ",
        ConnectStep.AskingForCredentials => "CredentialProvider failed: ",
        _ => "",
    };

    private static string Hint(ConnectionSettings settings, ConnectStep step, Exception exception, bool outOfTime) => step switch
    {
        ConnectStep.Securing when outOfTime => "; perhaps the server does not expect TLS at this port",

        // It is a server that is right, and has said what is wrong.
        ConnectStep.Greeting when exception.GetBaseException() is ValkeyServerException => "",
        ConnectStep.Greeting when exception.GetBaseException() is ValkeyProtocolException => settings.Tls is null
            ? "; what answers at this port is no Valkey server, or expects TLS, for which Tls must be set"
            : "; what answers at this port is no Valkey server",
        ConnectStep.Greeting when settings.Tls is null => "; if the server expects TLS at this port, Tls must be set",
        ConnectStep.Greeting when !outOfTime => "; if the server asks for a client certificate, TlsOptions.ClientCertificate must be set",
        _ => "",
    };

    private static string TlsHint(Exception exception)
    {
        if (IsCertificateAlert(exception))
        {
            return " (the server did not accept the client's certificate or the lack of one; see TlsOptions.ClientCertificate)";
        }

        var text = exception.Message;
        if (text.Contains("NameMismatch", StringComparison.Ordinal))
        {
            return " (the server's certificate is for another name; see TlsOptions.ServerName)";
        }

        if (ChainErrors.Any(error => text.Contains(error, StringComparison.Ordinal)))
        {
            return " (no authority that is trusted has signed the server's certificate; see TlsOptions.TrustedRoots)";
        }

        return text.Contains("frame size", StringComparison.Ordinal) ? " (what answers at this port does not speak TLS)" : "";
    }

    /// <summary>The framework hides some reasons one or two exceptions deep.</summary>
    private static string Reason(ServerAddress address, Exception exception)
    {
        while (exception.InnerException is { } inner && exception.Message.Contains("inner exception", StringComparison.Ordinal))
        {
            exception = inner;
        }

        // The framework's own words for it are "Cannot assign requested address".
        return exception is SocketException { SocketErrorCode: SocketError.AddressNotAvailable } && address.UnixPath is { } path && !File.Exists(path)
            ? "there is no such socket"
            : exception.Message;
    }

    private static bool IsCertificateAlert(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            var text = exception.Message;
            if (text.Contains("alert", StringComparison.Ordinal) && CertificateAlerts.Any(alert => text.Contains(alert, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
