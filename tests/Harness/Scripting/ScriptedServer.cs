using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Glide.Harness;

/// <summary>
/// A server inside the test that does exactly what a script says, for faults whose timing matters to the byte. It reads with the
/// product's own codec, greets like a Valkey 9.1 and keeps every command that it received.
/// </summary>
/// <example>
/// <code>
/// await using ScriptedServer server = ScriptedServer.Start();
/// server.On("GET").Reply("$5\r\nhe").After(gate.Task).Reply("llo\r\n");
/// </code>
/// </example>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly PortLease _port = PortLease.Take();
    private readonly System.Threading.Lock _gate = new();
    private readonly List<ScriptedAnswer> _answers = [];
    private readonly List<ReceivedCommand> _received = [];
    private readonly List<ScriptedConnection> _connections = [];
    private readonly Task _accepting;

    private ScriptedServer()
    {
        On().Reply(command => $"-ERR unknown command '{command.Words[0]}'\r\n");
        On("HELLO").Reply(Greeting);
        On("AUTH").Reply("+OK\r\n");
        On("SELECT").Reply("+OK\r\n");
        On("CLIENT").Reply("+OK\r\n");
        On("PING").Reply("+PONG\r\n");

        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Bind(EndPoint);
        _listener.Listen(512);
        _accepting = AcceptAsync();
    }

    public string Host { get; } = "127.0.0.1";

    public int Port => _port.Port;

    public EndPoint EndPoint => new IPEndPoint(IPAddress.Loopback, Port);

    /// <summary>Every command so far, in the order in which they came, those of the greeting too.</summary>
    public IReadOnlyList<ReceivedCommand> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>Every connection so far, the closed ones too.</summary>
    public IReadOnlyList<ScriptedConnection> Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections];
            }
        }
    }

    public static ScriptedServer Start() => new();

    /// <summary>
    /// Scripts the answer to commands that begin with <paramref name="words"/> and come in from now on. What was scripted last wins; a
    /// script without steps swallows the command.
    /// </summary>
    public ScriptedAnswer On(params string[] words)
    {
        ScriptedAnswer answer = new(words);

        lock (_gate)
        {
            _answers.Add(answer);
        }

        return answer;
    }

    /// <summary>Waits until a command that begins with <paramref name="words"/> has come in, and returns the first.</summary>
    public async Task<ReceivedCommand> WhenReceivedAsync(params string[] words)
    {
        ReceivedCommand? Find() => Received.FirstOrDefault(command => command.StartsWith(words));

        await Eventually.TrueAsync(() => Find() is not null, what: $"the server received {string.Join(' ', words)}");
        return Find()!;
    }

    /// <summary>How many commands that begin with <paramref name="words"/> have come in.</summary>
    public int CountReceived(params string[] words) => Received.Count(command => command.StartsWith(words));

    /// <summary>Ends every open connection now.</summary>
    public void CutAll(CutKind kind = CutKind.Reset)
    {
        foreach (ScriptedConnection connection in Connections)
        {
            connection.Cut(kind);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;

        foreach (ScriptedConnection connection in Connections)
        {
            connection.Abort();
        }

        // An answer that waits for a gate which the test never opens must not hold up the test's end.
        _port.Dispose();
    }

    /// <summary>
    /// Keeps a command and chooses its answer in one step: a test that has seen the command may script the next one's answer at once.
    /// </summary>
    internal ScriptedAnswer Record(ReceivedCommand command)
    {
        lock (_gate)
        {
            _received.Add(command);
            return _answers.Last(answer => answer.Takes(command));
        }
    }

    private static string Greeting(ReceivedCommand hello)
    {
        string id = hello.Connection.Number.ToString(CultureInfo.InvariantCulture);
        bool resp3 = hello.Words.Count > 1 && hello.Words[1] == "3";
        return (resp3 ? "%7\r\n" : "*14\r\n")
            + "$6\r\nserver\r\n$6\r\nvalkey\r\n$7\r\nversion\r\n$5\r\n9.1.0\r\n"
            + $"$5\r\nproto\r\n:{(resp3 ? 3 : 2)}\r\n$2\r\nid\r\n:{id}\r\n"
            + "$4\r\nmode\r\n$10\r\nstandalone\r\n$4\r\nrole\r\n$6\r\nmaster\r\n$7\r\nmodules\r\n*0\r\n";
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptAsync();
                socket.NoDelay = true;

                lock (_gate)
                {
                    ScriptedConnection connection = new(this, _connections.Count, socket);
                    _connections.Add(connection);
                    _ = Task.Run(connection.RunAsync);
                }
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
