using System.Net;
using System.Net.Sockets;

namespace Glide.Harness;

/// <summary>A real server on a free loopback port, without persistence, that ends with the test.</summary>
public sealed class ValkeyServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly string _folder;
    private readonly string _program;
    private readonly string _configurationFile;
    private readonly PortLease _port;
    private readonly PortLease? _tlsPort;
    private readonly PortLease? _busPort;
    private ServerProcess _process;

    private ValkeyServer(ServerOptions options, string program)
    {
        Options = options;
        _program = program;
        _folder = ServerFolder.Create();
        _port = PortLease.Take();
        _tlsPort = options.Tls ? PortLease.Take() : null;
        _busPort = options.ClusterEnabled ? PortLease.Take() : null;
        Certificates = options.Tls ? TestCertificates.Create(_folder) : null;
        _configurationFile = ServerConfiguration.Write(_folder, options, Port, _tlsPort?.Port, _busPort?.Port, Certificates);
        _process = ServerProcess.Start(program, _configurationFile, _folder, Log);
    }

    public ServerOptions Options { get; }

    /// <summary>Always <c>127.0.0.1</c>: nothing listens beyond this machine.</summary>
    public string Host { get; } = "127.0.0.1";

    public int Port => _port.Port;

    /// <summary>Where it listens with TLS, when <see cref="ServerOptions.Tls"/> asked for that.</summary>
    public int TlsPort => _tlsPort?.Port ?? throw new HarnessException("The server was started without TLS.");

    /// <summary>The cluster bus port, in cluster mode.</summary>
    public int BusPort => _busPort?.Port ?? throw new HarnessException("The server was started without cluster mode.");

    public EndPoint EndPoint => new IPEndPoint(IPAddress.Loopback, Port);

    /// <summary>The path of the Unix socket, which every server has.</summary>
    public string UnixSocket => ServerConfiguration.SocketPath(_folder);

    /// <summary>The certificates, with TLS.</summary>
    public TestCertificates? Certificates { get; }

    public int ProcessId => _process.Id;

    public bool IsRunning => !_process.HasExited;

    public ServerLog Log { get; } = new();

    /// <summary>Starts a server and returns once it answers.</summary>
    public static async Task<ValkeyServer> StartAsync(ServerOptions? options = null)
    {
        options ??= new ServerOptions();
        ValkeyServer server = new(options, await options.Version.GetServerPathAsync());

        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a plain connection, logged in as the default user when that has a password.</summary>
    public async Task<RawConnection> ConnectAsync()
    {
        RawConnection connection = await RawConnection.ConnectAsync(EndPoint);
        await LogInAsync(connection);
        return connection;
    }

    /// <summary>Runs one command on a connection of its own, past whatever proxy the test has put before the server.</summary>
    /// <exception cref="HarnessException">The server answered with an error.</exception>
    public async Task<RawReply> ExecuteAsync(params string[] words)
    {
        await using RawConnection connection = await RawConnection.ConnectAsync(new UnixDomainSocketEndPoint(UnixSocket));
        await LogInAsync(connection);
        return await connection.ExecuteAsync(words);
    }

    /// <summary>The fields of <c>INFO section</c> by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> GetInfoAsync(string section = "everything")
    {
        RawReply reply = await ExecuteAsync("INFO", section);
        return reply.Text!
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>Ends the server as its operator would: it closes its connections in order.</summary>
    public Task StopAsync() => _process.StopAsync();

    /// <summary>Ends the server as a crash would.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Starts the server again, on the same ports, without its data.</summary>
    public async Task RestartAsync()
    {
        _process.Dispose();
        _process = ServerProcess.Start(_program, _configurationFile, _folder, Log);
        await WaitUntilReadyAsync();
    }

    /// <summary>Freezes the process: the kernel still accepts connections and bytes, but nobody answers.</summary>
    public void Pause() => _process.Pause();

    /// <summary>Lets a frozen process go on.</summary>
    public void Resume() => _process.Resume();

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        Certificates?.Dispose();
        _port.Dispose();
        _tlsPort?.Dispose();
        _busPort?.Dispose();

        // A process that the server forked to write a file may live for a moment longer.
        await Eventually.TrueAsync(TryRemoveFolder, what: "the server's folder is removed");
    }

    private bool TryRemoveFolder()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return !Directory.Exists(_folder);
        }
    }

    private async Task LogInAsync(RawConnection connection)
    {
        if (Options.Password is { } password)
        {
            await connection.ExecuteAsync("AUTH", password);
        }
    }

    private async Task WaitUntilReadyAsync()
    {
        try
        {
            await Eventually.TrueAsync(AnswersAsync, StartTimeout, "the server answers PING");
        }
        catch (Exception failure) when (failure is TimeoutException or HarnessException)
        {
            throw new HarnessException($"The server {Options.Version} did not start on port {Port}: {failure.Message}\n{Log.Tail()}", failure);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        if (_process.HasExited)
        {
            throw new HarnessException("it ended.");
        }

        try
        {
            await using RawConnection connection = await RawConnection.ConnectAsync(new UnixDomainSocketEndPoint(UnixSocket));
            await connection.SendAsync("PING");
            RawReply reply = await connection.ReadReplyAsync();
            // Asking for a password is an answer as well; loading is not.
            return !reply.IsError || !reply.Text!.StartsWith("LOADING", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }
}
