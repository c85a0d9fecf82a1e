namespace Glide.Client.Tests.Commands.Sets;

public sealed class SetAlgebraTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task SUnion_returns_the_members_of_any_set(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var union = await valkey.Sends("SUNION s1 s2 missing", valkey.Commands.SUnionAsync("s1", "s2", "missing"));

        Assert.Equal(["a", "b", "c", "d"], Sorted(union));
        Assert.Equal(["d"], await valkey.Sends("SUNION s3", valkey.Commands.SUnionAsync(["s3"], Token)));
        Assert.Empty(await valkey.Sends("SUNION missing", valkey.Commands.SUnionAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SInter_returns_the_members_of_every_set(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var shared = await valkey.Sends("SINTER s1 s2", valkey.Commands.SInterAsync("s1", "s2"));

        Assert.Equal(["b", "c"], Sorted(shared));
        Assert.Equal(["d"], await valkey.Sends("SINTER s2 s3", valkey.Commands.SInterAsync(["s2", "s3"], Token)));
        Assert.Empty(await valkey.Sends("SINTER s1 missing", valkey.Commands.SInterAsync("s1", "missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SDiff_returns_the_members_of_the_first_set_alone(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(["a"], await valkey.Sends("SDIFF s1 s2", valkey.Commands.SDiffAsync("s1", "s2")));
        Assert.Equal(["d"], await valkey.Sends("SDIFF s3 missing", valkey.Commands.SDiffAsync(["s3", "missing"], Token)));
        Assert.Empty(await valkey.Sends("SDIFF missing s1", valkey.Commands.SDiffAsync("missing", "s1")));
    }

    [Theory]
    [OnEveryServer]
    public async Task SInterCard_counts_up_to_a_limit(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(2, await valkey.Sends("SINTERCARD 2 s1 s2", valkey.Commands.SInterCardAsync(["s1", "s2"])));
        Assert.Equal(1, await valkey.Sends("SINTERCARD 2 s1 s2 LIMIT 1", valkey.Commands.SInterCardAsync(["s1", "s2"], 1)));
        Assert.Equal(
            0,
            await valkey.Sends("SINTERCARD 2 s1 missing LIMIT 0", valkey.Commands.SInterCardAsync(["s1", "missing"], limit: 0)));
    }

    [Theory]
    [OnEveryServer]
    public async Task SUnionStore_keeps_the_union(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(4, await valkey.Sends("SUNIONSTORE d s1 s2", valkey.Commands.SUnionStoreAsync("d", "s1", "s2")));
        Assert.Equal(["a", "b", "c", "d"], Sorted(await valkey.Commands.SMembersAsync("d")));

        Assert.Equal(1, await valkey.Sends("SUNIONSTORE d s3", valkey.Commands.SUnionStoreAsync("d", ["s3"], Token)));
        Assert.Equal(["d"], await valkey.Commands.SMembersAsync("d"));
    }

    [Theory]
    [OnEveryServer]
    public async Task SInterStore_keeps_what_is_shared(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(2, await valkey.Sends("SINTERSTORE d s1 s2", valkey.Commands.SInterStoreAsync("d", "s1", "s2")));
        Assert.Equal(["b", "c"], Sorted(await valkey.Commands.SMembersAsync("d")));

        Assert.Equal(0, await valkey.Sends("SINTERSTORE d missing", valkey.Commands.SInterStoreAsync("d", ["missing"], Token)));
        Assert.Equal(0, await valkey.Commands.ExistsAsync("d"));
    }

    [Theory]
    [OnEveryServer]
    public async Task SDiffStore_keeps_the_difference(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(1, await valkey.Sends("SDIFFSTORE d s1 s2", valkey.Commands.SDiffStoreAsync("d", "s1", "s2")));
        Assert.Equal(["a"], await valkey.Commands.SMembersAsync("d"));

        Assert.Equal(
            0,
            await valkey.Sends("SDIFFSTORE d missing s1", valkey.Commands.SDiffStoreAsync("d", ["missing", "s1"], Token)));
        Assert.Equal(0, await valkey.Commands.ExistsAsync("d"));
    }

    [Theory]
    [OnEveryServer]
    public async Task No_sets_are_refused_before_anything_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SUnionAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SInterAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SDiffAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SInterCardAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.SUnionStoreAsync("d"));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_set_of_another_type_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("SUNION text", async () => await valkey.Commands.SUnionAsync("text"));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    private static async Task FillAsync(CommandsUnderTest valkey)
    {
        await valkey.Commands.SAddAsync("s1", "a", "b", "c");
        await valkey.Commands.SAddAsync("s2", "b", "c", "d");
        await valkey.Commands.SAddAsync("s3", "d");
    }

    private static IEnumerable<string> Sorted(IEnumerable<ValkeyValue> members) =>
        members.Select(static member => member.ToString()).Order();
}
