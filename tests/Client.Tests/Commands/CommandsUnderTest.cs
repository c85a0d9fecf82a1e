using Glide.Harness;

namespace Glide.Client.Tests.Commands;

/// <summary>The typed surface of a client whose commands are read along.</summary>
internal sealed class CommandsUnderTest : CallsUnderTest, IAsyncDisposable
{
    private readonly WireRecorder _recorder;
    private readonly KeyOracle _oracle;
    private readonly Func<Task> _ended;

    private CommandsUnderTest(GlideClient client, WireRecorder recorder, KeyRecordingExecutor executor, ValkeyServer server, KeyOracle oracle, Func<Task> ended)
        : base(recorder, executor, oracle)
    {
        Client = client;
        Server = server;
        Commands = new CommandView(executor);
        _recorder = recorder;
        _oracle = oracle;
        _ended = ended;
    }

    public GlideClient Client { get; }

    /// <summary>The typed commands under test.</summary>
    public ValkeyNodeCommands Commands { get; }

    public ValkeyServer Server { get; }

    /// <summary>Connects to a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="protocol">The protocol to speak.</param>
    /// <param name="oracle">Says which words of a command are keys.</param>
    /// <param name="ended">Runs when the client has been closed.</param>
    public static async Task<CommandsUnderTest> ConnectAsync(ValkeyServer server, ValkeyProtocol protocol, KeyOracle oracle, Func<Task> ended)
    {
        var recorder = new WireRecorder();
        var client = await GlideClient.ConnectAsync(new GlideClientOptions
        {
            Host = server.Host,
            Port = server.Port,
            Protocol = protocol,

            // A blocking command is given up half a second after its time, and its words say less if its connection was long in coming. A busy
            // machine takes longer than that, so these clients have time.
            TimeProvider = new SlowTime(),
            RequestTimeout = TimeSpan.FromMinutes(1) / SlowTime.Factor,
            ConnectionTimeout = TimeSpan.FromMinutes(1) / SlowTime.Factor,
            StreamFactory = recorder.OpenAsync,
        });
        return new CommandsUnderTest(client, recorder, new KeyRecordingExecutor(client.Executor), server, oracle, ended);
    }

    /// <summary>A session of the client, whose commands are read along too.</summary>
    public async Task<SessionUnderTest> OpenSessionAsync()
    {
        var session = await Client.OpenSessionAsync();
        return new SessionUnderTest(session, _recorder, new KeyRecordingExecutor(session.Executor), _oracle);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _ended();
    }
}
