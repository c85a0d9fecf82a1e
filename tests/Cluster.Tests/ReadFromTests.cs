namespace Glide.Cluster.Tests;

public class ReadFromTests
{
    [Fact]
    public void The_default_is_the_primary()
    {
        Assert.Equal(ReadFrom.Primary, default);
        Assert.Equal("Primary", default(ReadFrom).ToString());
        Assert.Null(ReadFrom.Primary.AvailabilityZone);
    }

    [Fact]
    public void A_strategy_with_a_zone_names_it()
    {
        Assert.Equal("eu-1a", ReadFrom.AzAffinity("eu-1a").AvailabilityZone);
        Assert.Equal("AzAffinity(eu-1a)", ReadFrom.AzAffinity("eu-1a").ToString());
        Assert.NotEqual(ReadFrom.AzAffinity("eu-1a"), ReadFrom.AzAffinity("eu-1b"));
        Assert.NotEqual(ReadFrom.AzAffinity("eu-1a"), ReadFrom.AzAffinityAllNodes("eu-1a"));
        Assert.NotEqual(ReadFrom.AzAffinityReplicasAndPrimary("eu-1a"), ReadFrom.AzAffinityAllNodes("eu-1a"));
    }

    [Fact]
    public void A_zone_cannot_be_nothing()
    {
        Assert.Throws<ArgumentNullException>(() => ReadFrom.AzAffinity(null!));
        Assert.Throws<ArgumentException>(() => ReadFrom.AzAffinityAllNodes(""));
        Assert.Throws<ArgumentException>(() => ReadFrom.AzAffinityReplicasAndPrimary(" "));
    }
}
