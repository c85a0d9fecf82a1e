using FsCheck;
using FsCheck.Fluent;

namespace Glide.Cluster.Tests;

/// <summary>What a MOVED has said against views of the cluster that are older.</summary>
public sealed class RecentMovesTests
{
    private const int Slot = 7;

    private readonly SlotMap _old = Some.Map(3);
    private readonly RecentMoves _moves = new();

    [Fact]
    public void A_view_that_still_has_the_slot_where_it_was_is_corrected()
    {
        var current = Note(_old, 11, at: 100);

        Assert.Equal(current, Correct(_old, asked: 50));
        Assert.Equal(current, Correct(_old, asked: 100 + RecentMoves.TrustedFor - 1));
        Assert.False(_moves.IsEmpty);
    }

    [Fact]
    public void A_view_that_was_asked_for_later_is_believed()
    {
        Note(_old, 11, at: 100);

        Assert.Same(_old, Correct(_old, asked: 100 + RecentMoves.TrustedFor));
        Assert.True(_moves.IsEmpty);
    }

    [Fact]
    public void A_view_that_knows_it_is_believed_and_a_later_one_that_does_not_is_corrected_still()
    {
        var current = Note(_old, 11, at: 100);

        Assert.Same(current, Correct(current, asked: 101));
        Assert.Equal(current, Correct(_old, asked: 102));
        Assert.Same(_old, Correct(_old, asked: 100 + RecentMoves.TrustedFor));
        Assert.True(_moves.IsEmpty);
    }

    [Fact]
    public void A_view_that_knows_more_is_believed()
    {
        Note(_old, 11, at: 100);
        var view = _old.Moved(Slot, Some.Address(21));

        Assert.Same(view, Correct(view, asked: 101));
        Assert.True(_moves.IsEmpty);
    }

    [Fact]
    public void Of_two_moves_the_last_one_counts_and_both_places_were_left()
    {
        var current = Note(Note(_old, 11, at: 100), 21, at: 110);

        Assert.Equal(21, Correct(_old, asked: 101).OwnerOf(Slot));
        Assert.Equal(21, Correct(_old.Moved(Slot, Some.Address(11)), asked: 101).OwnerOf(Slot));
        Assert.Equal(current, Correct(current, asked: 101));
    }

    [Fact]
    public void A_slot_that_has_come_back_is_where_it_was_before()
    {
        Note(Note(_old, 11, at: 100), 1, at: 110);

        Assert.Equal(1, Correct(_old.Moved(Slot, Some.Address(11)), asked: 101).OwnerOf(Slot));
        Assert.Equal(_old, Correct(_old, asked: 101));
    }

    [Fact]
    public void A_promoted_replica_keeps_its_shard()
    {
        var current = Note(_old, 2, at: 100);

        var corrected = Correct(_old, asked: 101);

        Assert.Equal(current, corrected);
        Assert.Equal(2, corrected.OwnerOf(Slot + 1));
    }

    [Fact]
    public void A_node_that_no_view_knows_yet_keeps_what_has_moved_to_it()
    {
        _moves.Note(_old, Slot, Some.Address(99), new("localhost", 5), now: 100);

        var corrected = Correct(_old, asked: 101);

        Assert.Equal(99, corrected.OwnerOf(Slot));
        Assert.Equal(new("localhost", 5), corrected.ShardOf(Slot)!.Primary!.ConnectAddress);
        Assert.Equal(1, corrected.OwnerOf(Slot + 1));
    }

    [Fact]
    public void A_node_that_cannot_be_reached_holds_nothing_back()
    {
        Note(_old, 11, at: 100);

        Assert.Same(_old, _moves.Correct(_old, asked: 101, static _ => false));
    }

    [Fact]
    public void A_slot_that_nobody_held_is_held_against_a_view_in_which_nobody_does()
    {
        var view = new SlotMapBuilder();
        view.Assign(view.AddShard(Some.Primary(1)), 100, 200);
        view.AddShard(Some.Primary(2));
        var map = view.Build();
        _moves.Note(map, Slot, Some.Address(2), connectAddress: null, now: 100);

        Assert.Equal(2, Correct(map, asked: 101).OwnerOf(Slot));
    }

    /// <summary>
    /// A slot moves on and on, calls learn of each move at once, and looks bring views of nodes that lag behind: none of them takes the slot back
    /// within the time, and one that was asked for later is always believed.
    /// </summary>
    [Fact]
    public void Whatever_views_come_in_none_takes_back_what_has_been_said() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        Gen.ListOf(Gen.Zip(Gen.Zip(Gen.Choose(0, 3), Gen.Choose(0, 400)), Gen.Choose(0, (int)RecentMoves.TrustedFor - 1))).ToArbitrary(),
        events =>
        {
            var moves = new RecentMoves();
            var map = _old;
            var (now, asked) = (0, 0);
            var owners = new List<(int At, int Owner)> { (0, 1) };
            foreach (var ((kind, passed), lag) in events)
            {
                now += passed;
                var (at, owner) = owners[^1];
                if (kind == 0)
                {
                    var to = ((((owner - 1) / 10) + 1 + (lag % 2)) % 3 * 10) + 1;
                    moves.Note(map, Slot, Some.Address(to), connectAddress: null, now);
                    map = map.Moved(Slot, Some.Address(to));
                    owners.Add((now, to));
                    continue;
                }

                asked = Math.Max(asked, now - (lag % 300));
                var told = owners.FindLast(known => known.At <= Math.Max(0, asked - lag)).Owner;
                map = moves.Correct(_old.Moved(Slot, Some.Address(told)), asked, static _ => true);
                Assert.Equal(asked < at + RecentMoves.TrustedFor || at == 0 ? owner : told, map.OwnerOf(Slot));
                if (map.OwnerOf(Slot) != owner)
                {
                    // The view was of a node that has not heard yet, and the next call hears of it.
                    moves.Note(map, Slot, Some.Address(owner), connectAddress: null, now);
                    map = map.Moved(Slot, Some.Address(owner));
                    owners.Add((now, owner));
                }
            }
        }));

    private SlotMap Note(SlotMap map, int to, long at)
    {
        _moves.Note(map, Slot, Some.Address(to), connectAddress: null, at);
        return map.Moved(Slot, Some.Address(to));
    }

    private SlotMap Correct(SlotMap view, long asked) => _moves.Correct(view, asked, static _ => true);
}
