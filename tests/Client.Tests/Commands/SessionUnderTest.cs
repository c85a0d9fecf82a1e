using Glide.Commands;

namespace Glide.Client.Tests.Commands;

/// <summary>The typed surface of a session whose commands are read along.</summary>
internal sealed class SessionUnderTest : CallsUnderTest, IAsyncDisposable
{
    private readonly ValkeySession _session;

    public SessionUnderTest(ValkeySession session, WireRecorder recorder, KeyRecordingExecutor executor, KeyOracle oracle)
        : base(recorder, executor, oracle)
    {
        _session = session;
        Commands = new SessionView(executor);
    }

    /// <summary>The typed commands under test.</summary>
    public ValkeySessionCommands Commands { get; }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private sealed class SessionView(CommandExecutor executor) : ValkeySessionCommands(executor);
}
