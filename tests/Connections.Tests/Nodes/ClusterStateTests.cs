using Glide.Cluster;
using Glide.Connections.Tests.Commands;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Nodes;

/// <summary>Whoever is told something of a cluster finds its client's state in keeping with that.</summary>
public sealed class ClusterStateTests
{
    /// <summary>Long enough for a call to end that can.</summary>
    private static readonly TimeSpan Ending = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Who_waited_for_the_first_map_is_answered_when_the_client_has_said_that_it_is_connected()
    {
        await using var server = ScriptedNode.Start();
        TaskCompletionSource<Task> waiting = new();
        var wasAnswered = false;
        var executor = Make(server, ConnectionState.Connected, () => wasAnswered |= HasEnded(waiting.Task.GetAwaiter().GetResult()));

        var call = IncrAsync(executor);
        waiting.SetResult(call);
        await Eventually.CompletesAsync(call);

        Assert.False(wasAnswered);
        await executor.CloseAsync();
    }

    [Fact]
    public async Task Whose_call_ends_with_the_client_is_told_when_the_client_has_said_that_it_is_closed()
    {
        await using var server = ScriptedNode.Start(last: 0);
        Task? waiting = null;
        var wasTold = false;
        var executor = Make(server, ConnectionState.Closed, () => wasTold = HasEnded(waiting!));
        await executor.ConnectAsync(CancellationToken.None);

        // No node serves its slot.
        waiting = IncrAsync(executor);
        executor.Dispose();

        await Assert.ThrowsAsync<ValkeyClosedException>(() => Eventually.CompletesAsync(waiting));
        Assert.False(wasTold);
    }

    private static bool HasEnded(Task call) => ((IAsyncResult)call).AsyncWaitHandle.WaitOne(Ending);

    private static Task<long> IncrAsync(ClusterExecutor executor) => executor.ExecuteAsync<IncrCommand, long>(new IncrCommand("k")).AsTask();

    private static ClusterExecutor Make(ScriptedServer server, ConnectionState awaited, Action whenTold) => ScriptedNode.Connect(
        server, TestClient.ConnectionOptions, TestClient.Settings with { StateChanged = state => (state == awaited ? whenTold : static () => { })() });
}
