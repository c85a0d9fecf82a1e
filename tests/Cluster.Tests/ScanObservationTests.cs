namespace Glide.Cluster.Tests;

public class ScanObservationTests
{
    [Fact]
    public void The_nodes_own_line_tells_its_slots()
    {
        var seen = ScanObservation.Parse(
            """
            d1da 127.0.0.1:21873@31873 master - 0 1795264913564 3 connected 10923-16383
            c9e7 127.0.0.1:21871@31871,node-a,shard-id=x myself,master - 0 0 5 connected 0-99 101 200-5460 [0->-c5db] [77-<-d1da]
            c5db 127.0.0.1:21872@31872 slave d1da 0 1795264913665 4 connected
            """,
            "run");
        Assert.Equal(("c9e7", "run", 5), (seen.NodeId, seen.RunId, seen.Epoch));
        Assert.Equal(100 + 1 + 5261, seen.Owned.Count);
        Assert.True(seen.Owned.Contains(101) && !seen.Owned.Contains(100));
        Assert.Equal([new(0, "c5db")], seen.Leaving);
        Assert.Equal([new(77, "d1da")], seen.Arriving);
        Assert.Equal(seen.Owned.Count - 1, seen.GetWhole().Count);
        Assert.False(seen.GetWhole().Contains(0));
    }

    [Fact]
    public void A_node_may_have_no_slots() =>
        Assert.True(ScanObservation.Parse("a 127.0.0.1:1@2 myself,slave b 0 0 5 connected", null).Owned.IsEmpty);

    [Theory]
    [InlineData("")]
    [InlineData("a 127.0.0.1:1@2 master - 0 0 5 connected 0-5")]
    [InlineData("a 127.0.0.1:1@2 myself,master - 0 0 x connected 0-5")]
    [InlineData("a 127.0.0.1:1@2 myself,master - 0 0 5 connected 0-16384")]
    [InlineData("a 127.0.0.1:1@2 myself,master - 0 0 5 connected x")]
    [InlineData("a 127.0.0.1:1@2 myself,master - 0 0 5 connected [5]")]
    [InlineData("a 127.0.0.1:1@2 myself,master - 0 0 5 connected [5->-]")]
    [InlineData("a 127.0.0.1:1@2 myself,master - 0 0 5 connected [5-x-a]")]
    public void What_cannot_be_understood_is_refused(string nodes) =>
        Assert.Throws<ValkeyProtocolException>(() => ScanObservation.Parse(nodes, null));

    [Fact]
    public void Slots_are_counted_added_and_found()
    {
        var set = new SlotSet();
        Assert.True(set.IsEmpty);
        Assert.Equal(0, set.NextMissing(0));
        set.AddRange(0, 200);
        set.Remove(70);
        Assert.Equal(200, set.Count);
        Assert.Equal(70, set.NextMissing(0));
        Assert.Equal(201, set.NextMissing(71));
        set.AddRange(5, 4);
        Assert.Equal(200, set.Count);
        set.AddRange(0, 16383);
        Assert.True(set.IsFull);
        Assert.Equal(-1, set.NextMissing(0));
        Assert.Equal(-1, set.NextMissing(16384));
        var copy = set.Copy();
        copy.Remove(16383);
        Assert.True(set.IsFull);
        Assert.Equal(16383, copy.NextMissing(0));
        set.IntersectWith(copy);
        Assert.Equal(16383, set.Count);
        copy.Add(16383);
        set.UnionWith(copy);
        Assert.True(set.IsFull);
    }
}
