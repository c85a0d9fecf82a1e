using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Glide.Transports;

namespace Glide.Connections;

/// <summary>Opens connections to one server and takes them through TLS and the handshake.</summary>
internal sealed class Connector(ServerAddress address, ConnectionSettings settings)
{
    /// <summary>After so many seconds without a byte the server's machine is asked whether it is still there.</summary>
    private const int KeepAliveSeconds = 30;

    private const int KeepAliveProbeSeconds = 5;

    /// <summary>So many questions may stay unanswered.</summary>
    private const int KeepAliveProbes = 3;

    private volatile bool _hasConnected;

    public ServerAddress Address => address;

    public WorkQueue Work => settings.Work;

    public Clock Clock => settings.Clock;

    /// <summary>Opens a connection that is ready for commands.</summary>
    /// <param name="events">Is told what becomes of the connection.</param>
    /// <param name="isShared">Whether many callers will share the connection, so that a reader with a thread of its own pays.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    /// <exception cref="ValkeyConnectionException">The server cannot be reached, in time or at all.</exception>
    /// <exception cref="ValkeyAuthenticationException">The server does not accept the credentials, or its certificate is not trusted.</exception>
    public async Task<Connection> ConnectAsync(IConnectionEvents events, bool isShared, CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(settings.ConnectTimeout, settings.Clock.Provider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLimit.Token, cancellationToken);
        Transport? transport = null;
        Connection? connection = null;
        var step = ConnectStep.Opening;
        try
        {
            if (settings.Tls is null && settings.StreamFactory is null)
            {
                transport = isShared && BlockingSocketTransport.IsSupported && settings.Work == WorkQueue.ThreadPool
                    ? new BlockingSocketTransport(await OpenBlockingSocketAsync(either.Token).ConfigureAwait(false))
                    : new SocketTransport(await OpenSocketAsync(either.Token).ConfigureAwait(false));
            }
            else
            {
                var stream = await OpenStreamAsync(either.Token).ConfigureAwait(false);
                step = ConnectStep.Securing;
                transport = await SecureAsync(stream, either.Token).ConfigureAwait(false);
            }

            step = ConnectStep.AskingForCredentials;
            var credentials = settings.Credentials is { } provider ? await provider(either.Token).ConfigureAwait(false) : null;

            step = ConnectStep.Greeting;
            connection = new Connection(transport, address.ToString(), events, settings.Clock, settings.Limits, settings.Work)
            {
                User = credentials?.User ?? ServerCredentials.DefaultUser,
            };
            await using var abort = either.Token.UnsafeRegister(
                static state => ((Connection)state!).Close(new OperationCanceledException("The handshake was not done in time.")),
                connection).ConfigureAwait(false);
            connection.Hello = await Handshake.PerformAsync(connection, settings, credentials).ConfigureAwait(false);
            _hasConnected = true;
            return connection;
        }
        catch (Exception exception)
        {
            if (connection is not null)
            {
                connection.Close(exception);
            }
            else
            {
                transport?.Dispose();
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectFailure.Describe(address, settings, step, exception, timeLimit.IsCancellationRequested, _hasConnected);
        }
    }

    private async ValueTask<Stream> OpenStreamAsync(CancellationToken cancellationToken)
    {
        if (settings.StreamFactory is not { } factory)
        {
            return new NetworkStream(await OpenSocketAsync(cancellationToken).ConfigureAwait(false), ownsSocket: true);
        }

        var opening = factory(address.Host, address.Port, cancellationToken).AsTask();
        try
        {
            // The connection timeout holds even where the factory does not heed its token.
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("it gave no stream.");
        }
        catch (OperationCanceledException)
        {
            _ = opening.ContinueWith(
                static late =>
                {
                    // Nobody wants the stream any more, nor to hear why there is none.
                    _ = late.Exception;
                    (late.IsCompletedSuccessfully ? late.Result : null)?.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
            throw;
        }
    }

    private async ValueTask<Socket> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var socket = CreateSocket(out var endpoint);
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
            KeepAlive(socket);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects on a thread that may block, so that the runtime's socket engine does not hear of the socket.</summary>
    private async ValueTask<Socket> OpenBlockingSocketAsync(CancellationToken cancellationToken)
    {
        var socket = CreateSocket(out var endpoint);
        var connecting = Task.Factory.StartNew(
            () => socket.Connect(endpoint), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
            KeepAlive(socket);
            return socket;
        }
        catch
        {
            // An attempt that was given up ends by this, and nobody wants to hear how.
            socket.Dispose();
            _ = connecting.ContinueWith(
                static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    private Socket CreateSocket(out EndPoint endpoint)
    {
        if (address.UnixPath is { } path)
        {
            endpoint = new UnixDomainSocketEndPoint(path);
            return new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        }

        endpoint = new DnsEndPoint(address.Host, address.Port);
        return new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = settings.NoDelay };
    }

    private void KeepAlive(Socket socket)
    {
        if (address.UnixPath is null)
        {
            // Whoever waits for ever at a server that has gone without a word hears of it by this alone, and by default after two hours.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveProbeSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveProbes);
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
