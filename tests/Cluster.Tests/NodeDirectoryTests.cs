using Glide.Connections;

namespace Glide.Cluster.Tests;

/// <summary>What becomes of nodes and of the log when the map changes; no connection ever comes about here.</summary>
public sealed class NodeDirectoryTests : IDisposable
{
    private const int TopologyChanged = 8;
    private const int SlotMoved = 11;

    private readonly EventIds _log = new();
    private readonly NodeDirectory _directory;
    private readonly List<NodeAddress> _resolved = [];
    private int _opened;

    public NodeDirectoryTests() => _directory = Make(new ClusterSettings { Seeds = [Some.Address(1)], AddressResolver = Resolve });

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Slots_that_move_one_by_one_are_told_as_a_whole_at_the_next_look()
    {
        _directory.TryApply(Some.Map(2), asked: 0, now: 0, Ignore);
        _log.Clear();

        Assert.True(_directory.TryMove(1, Some.Address(11), now: 1, Ignore));
        Assert.True(_directory.TryMove(2, Some.Address(11), now: 2, Ignore));
        Assert.Equal([SlotMoved, SlotMoved], _log.Ids);

        Assert.False(_directory.TryApply(_directory.Table.Map, asked: 3, now: 3, Ignore));
        Assert.False(_directory.TryApply(_directory.Table.Map, asked: 4, now: 4, Ignore));
        Assert.Equal([SlotMoved, SlotMoved, TopologyChanged], _log.Ids);
    }

    [Fact]
    public void A_slot_that_moves_leaves_the_nodes_as_they_are()
    {
        _directory.TryApply(Some.Map(2), asked: 0, now: 0, Ignore);
        var before = _directory.Table;

        Assert.True(_directory.TryMove(1, Some.Address(11), now: 1, Ignore));

        Assert.Equal(before.Nodes.ToArray(), _directory.Table.Nodes.ToArray());
        Assert.Same(before.Primaries[1], _directory.Table.PrimaryOf(1));
        Assert.Same(before.Primaries[0], _directory.Table.PrimaryOf(2));
        Assert.True(_directory.Table.ServesAllSlots);
        Assert.True(_directory.TryMove(0, Some.Address(11), now: 2, Ignore));
        Assert.Equal(2, _directory.Table.RouteTo(_directory.Table.Map.Shards[0])!.Slot);
        Assert.Equal(0, _directory.Table.RouteTo(_directory.Table.Map.Shards[1])!.Slot);
    }

    [Fact]
    public void Only_a_node_that_is_new_is_looked_up()
    {
        _directory.TryApply(Some.Map(2), asked: 0, now: 0, Ignore);
        _directory.TryMove(1, Some.Address(11), now: 1, Ignore);
        Assert.Empty(_resolved);

        _directory.TryMove(1, Some.Address(99), now: 2, Ignore);

        Assert.Equal([Some.Address(99)], _resolved);
    }

    [Fact]
    public void An_older_view_does_not_take_back_what_a_node_has_said_since()
    {
        _directory.TryApply(Some.Map(2), asked: 0, now: 0, Ignore);
        _directory.TryMove(1, Some.Address(11), now: 10, Ignore);

        Assert.False(_directory.TryApply(Some.Map(2), asked: 5, now: 20, Ignore));
        Assert.Equal(11, _directory.Table.Map.OwnerOf(1));

        Assert.True(_directory.TryApply(Some.Map(2), asked: 10 + RecentMoves.TrustedFor, now: 1200, Ignore));
        Assert.Equal(1, _directory.Table.Map.OwnerOf(1));
    }

    [Fact]
    public void A_view_that_was_asked_for_first_and_comes_last_does_not_take_back_the_other()
    {
        _directory.TryApply(Some.Map(2), asked: 10, now: 20, Ignore);

        Assert.False(_directory.TryApply(Some.Map(1), asked: 0, now: 30, Ignore));

        Assert.Equal(6, _directory.Table.Nodes.Length);
    }

    [Fact]
    public void A_node_whose_address_leads_elsewhere_now_is_left_like_one_that_has_gone()
    {
        var before = Some.Primary(1);
        _directory.TryApply(MapOf(before, last: 16383), asked: 0, now: 0, Ignore);
        var left = _directory.Table.Nodes[0];

        _directory.TryApply(MapOf(before with { ConnectAddress = new NodeAddress("10.0.0.2", 1) }, last: 16382), asked: 5, now: 5, Ignore);

        Assert.NotSame(left, _directory.Table.Nodes[0]);
        Assert.Equal(5, left.RetiredAt);
    }

    [Fact]
    public void A_node_that_no_map_has_is_left_at_the_next_look()
    {
        _directory.TryApply(Some.Map(2), asked: 0, now: 0, Ignore);
        var stray = _directory.GetOrAdd(Some.Address(99));
        Assert.Contains(stray, _directory.All());

        Assert.False(_directory.TryApply(Some.Map(2), asked: 5, now: 5, Ignore));

        Assert.DoesNotContain(stray, _directory.All());
        Assert.Equal(5, stray.RetiredAt);
        Assert.Equal(6, _directory.All().Length);
    }

    [Fact]
    public void Who_alone_is_asked_for_maps_stays_known()
    {
        using var directory = Make(new ClusterSettings { Seeds = [Some.Address(99)], AsksSeedsOnly = true });
        var seed = directory.GetOrAdd(Some.Address(99));

        directory.TryApply(Some.Map(2), asked: 0, now: 0, Ignore);
        directory.TryApply(Some.Map(2), asked: 5, now: 5, Ignore);

        Assert.Same(seed, directory.GetOrAdd(Some.Address(99)));
        Assert.Equal(long.MaxValue, seed.RetiredAt);
    }

    [Fact]
    public void Nobody_connects_to_a_node_that_is_named_after_the_end()
    {
        _directory.Dispose();

        var node = _directory.GetOrAdd(Some.Address(99));
        node.Link.ConnectInBackground();
        node.PrepareReads();

        Assert.Equal(0, _opened);
    }

    [Fact]
    public void A_read_that_was_on_its_way_to_a_node_which_has_been_left_goes_back()
    {
        _directory.TryApply(Some.Map(1), asked: 0, now: 0, Ignore);
        var replica = _directory.Table.Nodes[1];
        _directory.TryApply(Some.Map(1, replicas: 0), asked: 5, now: 5, Ignore);
        List<PendingCommand> back = [];
        _directory.LookAfter(static (_, _) => { }, 0, now: 5000, back.Add);
        var opened = _opened;

        var read = PendingReply<long>.Rent();
        replica.Send(read, asReplica: true);

        Assert.Equal(opened, _opened);
        Assert.Same(read, Assert.Single(back));
    }

    private NodeDirectory Make(ClusterSettings cluster)
    {
        var connection = new ConnectionSettings
        {
            LibraryName = "test",
            LibraryVersion = "1",
            Clock = Clock.From(TimeProvider.System),
            StreamFactory = async (_, _, end) =>
            {
                Interlocked.Increment(ref _opened);
                await Task.Delay(Timeout.Infinite, end);
                return Stream.Null;
            },
        };
        var settings = new ExecutorSettings { RequestTimeout = TimeSpan.FromSeconds(1), InflightLimit = 10, SessionLimit = 1 };
        return new NodeDirectory(connection, settings, cluster, _log, static _ => { }, static (_, _) => { }, static () => { });
    }

    private NodeAddress Resolve(NodeAddress announced)
    {
        _resolved.Add(announced);
        return announced;
    }

    private static void Ignore(PendingCommand command)
    {
    }

    private static SlotMap MapOf(NodeInfo primary, int last)
    {
        var builder = new SlotMapBuilder();
        builder.Assign(builder.AddShard(primary), 0, last);
        return builder.Build();
    }
}
