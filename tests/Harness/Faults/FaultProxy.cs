using System.Net;
using System.Net.Sockets;

namespace Glide.Harness;

/// <summary>
/// Stands between a client and a real server on loopback, records what passes, and does to it what networks do: cut, delay,
/// split, garble, swallow, refuse. All of it can be changed while traffic flows.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly EndPoint _target;
    private readonly PortLease _port = PortLease.Take();
    private readonly System.Threading.Lock _gate = new();
    private readonly List<ProxyConnection> _connections = [];
    private readonly List<Task> _running = [];
    private readonly CancellationTokenSource _closing = new();
    private TaskCompletionSource? _acceptHeld;
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    private FaultProxy(EndPoint target)
    {
        _target = target;
        Listen();
    }

    public string Host { get; } = "127.0.0.1";

    public int Port => _port.Port;

    public EndPoint EndPoint => new IPEndPoint(IPAddress.Loopback, Port);

    /// <summary>From the client to the server.</summary>
    public TrafficDirection ToServer { get; } = new();

    /// <summary>From the server to the client.</summary>
    public TrafficDirection ToClient { get; } = new();

    /// <summary>Every connection so far, the closed ones too, in the order in which they came.</summary>
    public IReadOnlyList<ProxyConnection> Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections];
            }
        }
    }

    public int OpenConnections => Connections.Count(connection => connection.IsOpen);

    public static FaultProxy Start(ValkeyServer server) => Start(server.EndPoint);

    /// <summary>Starts a proxy for whatever listens at <paramref name="target"/>.</summary>
    public static FaultProxy Start(EndPoint target) => new(target);

    /// <summary>Ends every open connection now.</summary>
    public void CutAll(CutKind kind = CutKind.Reset)
    {
        foreach (ProxyConnection connection in Connections)
        {
            connection.Cut(kind);
        }
    }

    /// <summary>From now on both directions swallow everything and no connection is closed: the other machine is gone without a word.</summary>
    public void HalfOpen()
    {
        ToServer.Swallow = true;
        ToClient.Swallow = true;
    }

    /// <summary>New connections come as far as the kernel takes them, and then nobody greets them.</summary>
    public void StopAccepting()
    {
        lock (_gate)
        {
            _acceptHeld ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>New connections are refused, as by a machine on which nothing listens.</summary>
    public void Refuse()
    {
        lock (_gate)
        {
            _listener?.Dispose();
            _listener = null;
        }
    }

    /// <summary>Takes every fault away; connections that were cut, or that have lost bytes, stay so.</summary>
    public void Heal()
    {
        ToServer.Heal();
        ToClient.Heal();

        lock (_gate)
        {
            _acceptHeld?.SetResult();
            _acceptHeld = null;

            if (_listener is null)
            {
                Listen();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Refuse();
        ToServer.Release();
        ToClient.Release();
        await _accepting;

        foreach (ProxyConnection connection in Connections)
        {
            connection.Abort();
        }

        Task[] running;

        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
        _port.Dispose();
        _closing.Dispose();
    }

    private void Listen()
    {
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // Connections of the listener before may still linger.
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        listener.Listen(512);
        _listener = listener;
        _accepting = AcceptAsync(listener, _accepting);
    }

    private async Task AcceptAsync(Socket listener, Task before)
    {
        await before.ConfigureAwait(false);

        try
        {
            while (true)
            {
                Socket client = await listener.AcceptAsync(_closing.Token).ConfigureAwait(false);
                try
                {
                    await WhenAcceptingAsync().ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    client.Dispose();
                    throw;
                }

                Add(client);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The listener was closed: by Refuse, or because the test is over.
        }
    }

    private Task WhenAcceptingAsync()
    {
        lock (_gate)
        {
            return _acceptHeld?.Task.WaitAsync(_closing.Token) ?? Task.CompletedTask;
        }
    }

    private void Add(Socket client)
    {
        lock (_gate)
        {
            _running.Add(ServeAsync(client));
        }
    }

    private async Task ServeAsync(Socket client)
    {
        await Task.Yield();
        bool tcp = _target is not UnixDomainSocketEndPoint;
        Socket server = new(
            tcp ? _target.AddressFamily : AddressFamily.Unix, SocketType.Stream, tcp ? ProtocolType.Tcp : ProtocolType.Unspecified);

        try
        {
            await server.ConnectAsync(_target, _closing.Token);
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            // What lies behind is not there, and the client shall see it the way it would see it without a proxy.
            client.LingerState = new LingerOption(true, 0);
            client.Dispose();
            server.Dispose();
            return;
        }

        client.NoDelay = true;

        if (tcp)
        {
            server.NoDelay = true;
        }

        ProxyConnection connection;

        lock (_gate)
        {
            connection = new ProxyConnection(_connections.Count, client, server);
            _connections.Add(connection);
        }

        if (_closing.IsCancellationRequested)
        {
            // The one that closes may have looked before, and waits for this connection to end.
            connection.Abort();
        }

        await connection.RunAsync(ToServer, ToClient);
    }
}
