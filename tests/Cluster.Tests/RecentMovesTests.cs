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

    [Theory]
    [InlineData(11)]
    [InlineData(21)]
    public void A_view_that_knows_it_or_more_is_believed(int owner)
    {
        Note(_old, 11, at: 100);
        var view = _old.Moved(Slot, Some.Address(owner));

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

    private SlotMap Note(SlotMap map, int to, long at)
    {
        _moves.Note(map, Slot, Some.Address(to), connectAddress: null, at);
        return map.Moved(Slot, Some.Address(to));
    }

    private SlotMap Correct(SlotMap view, long asked) => _moves.Correct(view, asked, static _ => true);
}
