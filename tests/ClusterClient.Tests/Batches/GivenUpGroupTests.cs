using Glide.Batches;
using Glide.Cluster;
using Glide.Connections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glide.ClusterClient.Tests.Batches;

/// <summary>
/// The clock gives up the commands of a node in the very moment in which the connection's reader sends one of them elsewhere. No server: the
/// test is reader and clock in turn.
/// </summary>
public sealed class GivenUpGroupTests : IDisposable
{
    private static readonly NodeAddress Address = new("10.0.0.1", 1);

    private readonly HookedRandom _random = new();
    private readonly ConnectionSettings _connection = new()
    {
        LibraryName = "test",
        LibraryVersion = "1",
        Clock = Clock.From(TimeProvider.System),
        Work = WorkQueue.Inline,
        StreamFactory = static async (_, _, end) =>
        {
            await Task.Delay(Timeout.Infinite, end);
            return Stream.Null;
        },
    };

    private readonly ClusterExecutor _executor;
    private readonly NodeDirectory _directory;
    private readonly ClusterNode _node;
    private readonly ClusterBatch _batch = new();
    private readonly Queued<long> _first;
    private readonly Queued<long> _second;

    public GivenUpGroupTests()
    {
        var settings = new ExecutorSettings { RequestTimeout = TimeSpan.FromSeconds(1), InflightLimit = 10, SessionLimit = 1, Random = _random };
        var cluster = new ClusterSettings { Seeds = [Address] };
        _executor = new ClusterExecutor(cluster, _connection, settings, NullLogger.Instance);
        _directory = new NodeDirectory(_connection, settings, cluster, NullLogger.Instance, static _ => { }, static (_, _) => { }, static () => { });
        _node = _directory.GetOrAdd(Address);
        _first = _batch.Incr("a");
        _second = _batch.Incr("b");
    }

    public void Dispose()
    {
        _directory.Dispose();
        _executor.Dispose();
    }

    [Fact]
    public async Task While_the_part_finds_its_way_and_finds_none()
    {
        // So little time is left that the part may not wait, which is found out after the draw.
        var (whole, group) = Begin(_connection.Clock.Milliseconds + 3);
        var execution = whole.Task;
        _random.Drawing = () => GiveUp(group);

        group.KeepReply("-MOVED 15495 10.0.0.1:1\r\n"u8, payload: null);

        Assert.Null(_random.Drawing);
        Assert.True(execution.IsCompleted);
        AssertGivenUp(await execution);
    }

    [Fact]
    public async Task While_the_part_finds_its_way_and_goes_on()
    {
        var (whole, group) = Begin(long.MaxValue);
        var execution = whole.Task;
        _random.Drawing = () => GiveUp(group);

        group.KeepReply("-MOVED 15495 10.0.0.1:1\r\n"u8, payload: null);

        // It waits to be sent again, and the batch waits for it.
        Assert.Null(_random.Drawing);
        Assert.False(execution.IsCompleted);
        _executor.Dispose();
        var replies = await execution;
        Assert.IsType<ValkeyClosedException>(Record.Exception(() => replies.Read<long>(_first.Index)));
        Assert.IsType<ValkeyTimeoutException>(Record.Exception(() => replies.Read<long>(_second.Index)));
    }

    [Fact]
    public async Task Between_the_look_at_the_error_and_the_part_s_beginning()
    {
        var (whole, group) = Begin(long.MaxValue);
        var execution = whole.Task;
        _random.Drawing = () => Assert.Fail("The part was sent on after all had ended.");

        GiveUp(group);
        var isOnItsWay = whole.TrySendOn(0, _node, "MOVED 15495 10.0.0.1:1"u8);

        Assert.False(isOnItsWay);
        AssertGivenUp(await execution);
    }

    private void AssertGivenUp(BatchReplies replies)
    {
        Assert.IsType<ValkeyTimeoutException>(Record.Exception(() => replies.Read<long>(_first.Index)));
        Assert.IsType<ValkeyTimeoutException>(Record.Exception(() => replies.Read<long>(_second.Index)));
    }

    /// <summary>The batch, with both of its commands on their way to the node.</summary>
    private (PendingClusterBatch Whole, PendingNodeBatch Group) Begin(long deadline)
    {
        var whole = new PendingClusterBatch(_executor, _batch, options: null);
        whole.Start(_batch.OwnDescriptor, _executor, deadline);
        whole.Begin(parts: null);
        var group = new PendingNodeBatch(whole) { Node = _node };
        group.Add(0);
        group.Add(1);
        group.Start(_batch.OwnDescriptor, whole, deadline);
        return (whole, group);
    }

    private static void GiveUp(PendingNodeBatch group)
    {
        Assert.True(group.TryClaim(group.Version));
        group.FailClaimed(new ValkeyTimeoutException("It was not answered in time.", DeliveryStatus.Written));
    }

    /// <summary>Does something when the client draws lots for the length of a wait: in the middle of a redirect.</summary>
    private sealed class HookedRandom : Random
    {
        public Action? Drawing { get; set; }

        public override int Next(int maxValue)
        {
            var drawing = Drawing;
            Drawing = null;
            drawing?.Invoke();
            return 0;
        }
    }
}
