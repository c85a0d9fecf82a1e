using Glide.Connections.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide.Connections.Tests.Scripted;

/// <summary>Whoever is told something finds the link in keeping with that, and whoever waits for it is not forgotten.</summary>
public sealed class NodeLinkOrderTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = ScriptedServer.Start();
    private readonly ManualTime _time = new();
    private readonly RecordingOwner _owner = new() { Work = WorkQueue.Inline };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Who_gets_the_permit_of_a_call_that_was_left_unanswered_knows_that_its_connection_is_silent()
    {
        using var link = Make();
        await link.ConnectAsync(CancellationToken.None);
        _server.On("INCR");
        List<bool> found = [];
        GatedOwner owner = new();
        owner.Gate = new InflightGate(1, command =>
        {
            found.Add(link.IsSilent);
            link.Send(command);
        });
        var first = Calls.Incr(owner);
        var firstTask = first.Task.AsTask();
        var waiting = Calls.Incr(owner);
        owner.Gate.Enter(first);
        owner.Gate.Enter(waiting);
        await _server.WhenReceivedAsync("INCR");
        _time.Advance(TimeSpan.FromMilliseconds(250));

        GiveUp(first);

        await Assert.ThrowsAsync<ValkeyTimeoutException>(() => firstTask);
        Assert.Equal([false, true], found);
    }

    private static void GiveUp(PendingCommand call)
    {
        Assert.True(call.TryClaim());
        call.FailClaimed(new ValkeyTimeoutException("late", DeliveryStatus.Written));
    }

    private NodeLink Make(ConnectionSettings? settings = null, Action<ConnectionState>? stateChanged = null)
    {
        var clock = Clock.From(_time);
        return new(
            new Connector(new ServerAddress(_server.Host, _server.Port), (settings ?? TestClient.ConnectionOptions) with { Clock = clock }),
            Backoff.Default,
            clock,
            Random.Shared,
            NullLogger.Instance,
            stateChanged ?? (static _ => { }));
    }
}
