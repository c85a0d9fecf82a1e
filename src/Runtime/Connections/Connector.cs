using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Glide.Transports;

namespace Glide.Connections;

/// <summary>Opens connections to one server and takes them through TLS and the handshake.</summary>
internal sealed class Connector(ServerAddress address, ConnectionSettings settings)
{
    private volatile bool _hasConnected;

    public ServerAddress Address => address;

    public WorkQueue Work => settings.Work;

    /// <summary>Opens a connection that is ready for commands.</summary>
    /// <exception cref="ValkeyConnectionException">The server cannot be reached, in time or at all.</exception>
    /// <exception cref="ValkeyAuthenticationException">The server does not accept the credentials, or its certificate is not trusted.</exception>
    public async Task<Connection> ConnectAsync(IConnectionEvents events, CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(settings.ConnectTimeout, settings.Clock.Provider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        Connection? connection = null;
        var step = ConnectStep.Opening;
        try
        {
            Transport transport;
            if (settings.Tls is null && settings.StreamFactory is null)
            {
                transport = new SocketTransport(await OpenSocketAsync(either.Token).ConfigureAwait(false));
            }
            else
            {
                var stream = await OpenStreamAsync(either.Token).ConfigureAwait(false);
                step = ConnectStep.Securing;
                transport = await SecureAsync(stream, either.Token).ConfigureAwait(false);
            }

            step = ConnectStep.Greeting;
            connection = new Connection(transport, address.ToString(), events, settings.Clock, settings.Limits, settings.Work);
            await using var abort = either.Token.UnsafeRegister(
                static state => ((Connection)state!).Close(new OperationCanceledException("The handshake was not done in time.")),
                connection).ConfigureAwait(false);
            connection.Start();
            connection.Hello = await Handshake.PerformAsync(connection, settings, either.Token).ConfigureAwait(false);
            _hasConnected = true;
            return connection;
        }
        catch (Exception exception)
        {
            connection?.Close(exception);
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectFailure.Describe(address, settings, step, exception, timeLimit.IsCancellationRequested, _hasConnected);
        }
    }

    private async ValueTask<Stream> OpenStreamAsync(CancellationToken cancellationToken) => settings.StreamFactory is { } factory
        ? await factory(address.Host, address.Port, cancellationToken).ConfigureAwait(false)
        : new NetworkStream(await OpenSocketAsync(cancellationToken).ConfigureAwait(false), ownsSocket: true);

    private async ValueTask<Socket> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var socket = address.UnixPath is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = settings.NoDelay }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (address.UnixPath is { } path)
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            }
            else
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                await socket.ConnectAsync(new DnsEndPoint(address.Host, address.Port), cancellationToken).ConfigureAwait(false);
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<Transport> SecureAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (settings.Tls is not { } options)
        {
            return new StreamTransport(stream);
        }

        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsClientAsync(options(address.Host), cancellationToken).ConfigureAwait(false);
            return new StreamTransport(secured);
        }
        catch
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
