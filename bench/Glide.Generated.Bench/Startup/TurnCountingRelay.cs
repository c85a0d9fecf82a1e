using System.Net;
using System.Net.Sockets;

namespace Glide.Bench.Startup;

/// <summary>
/// Stands between a client and the server and counts how often the client speaks after it has listened: each time is a round trip over
/// a network, however fast loopback is.
/// </summary>
internal sealed class TurnCountingRelay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly List<TcpClient> _sockets = [];
    private bool _clientSpokeLast;
    private int _turns;

    public TurnCountingRelay(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many round trips the client has made, that of each TCP connection included.</summary>
    public int RoundTrips
    {
        get
        {
            lock (_sockets)
            {
                return _turns;
            }
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_sockets)
        {
            _sockets.ForEach(socket => socket.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                lock (_sockets)
                {
                    _sockets.AddRange([client, server]);
                    _turns++;
                    _clientSpokeLast = false;
                }

                await server.ConnectAsync(IPAddress.Loopback, _serverPort);
                _ = PumpAsync(client.GetStream(), server.GetStream(), fromClient: true);
                _ = PumpAsync(server.GetStream(), client.GetStream(), fromClient: false);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The relay has been disposed.
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool fromClient)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer) is > 0 and var received)
            {
                lock (_sockets)
                {
                    _turns += fromClient && !_clientSpokeLast ? 1 : 0;
                    _clientSpokeLast = fromClient;
                }

                await to.WriteAsync(buffer.AsMemory(0, received));
            }

            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // One side has gone; the other pump ends by itself.
        }
    }
}
