namespace Glide.Client.Tests.Commands.Geo;

public sealed class GeoRadiusByMemberTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusByMember_finds_the_members_in_a_circle(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var any = await valkey.Sends(
            "GEORADIUSBYMEMBER g Palermo 200 km",
            valkey.Commands.GeoRadiusByMemberAsync("g", "Palermo", 200, GeoUnit.Kilometers));

        Assert.Equal(["Catania", "Palermo"], any.Select(static member => member.ToString()).Order());
        Assert.Equal(
            ["Catania"],
            await valkey.Sends(
                "GEORADIUSBYMEMBER g Palermo 200000 m COUNT 1 DESC",
                valkey.Commands.GeoRadiusByMemberAsync(
                    "g",
                    "Palermo",
                    200_000,
                    GeoUnit.Meters,
                    new GeoCount(1),
                    SortOrder.Descending)));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusByMemberWith_tells_what_was_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            [new("Catania", 166.2742, 3479447370796909, Catania)],
            await valkey.Sends(
                "GEORADIUSBYMEMBER g Palermo 200 km WITHCOORD WITHDIST WITHHASH COUNT 1 DESC",
                valkey.Commands.GeoRadiusByMemberWithAsync(
                    "g",
                    "Palermo",
                    200,
                    GeoUnit.Kilometers,
                    new() { WithPosition = true, WithDistance = true, WithHash = true, Count = new(1), Order = SortOrder.Descending })));
        Assert.Equal(
            [new("Palermo", null, null, null)],
            await valkey.Sends(
                "GEORADIUSBYMEMBER g Palermo 100 km",
                valkey.Commands.GeoRadiusByMemberWithAsync("g", "Palermo", 100, GeoUnit.Kilometers)));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusByMemberStore_keeps_positions_or_distances(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            2,
            await valkey.Sends(
                "GEORADIUSBYMEMBER g Palermo 200 km STORE d",
                valkey.Commands.GeoRadiusByMemberStoreAsync(
                    "g",
                    "Palermo",
                    200,
                    GeoUnit.Kilometers,
                    GeoRadiusStore.Positions("d"))));
        Assert.Equal([Palermo], await valkey.Commands.GeoPosAsync("d", "Palermo"));

        Assert.Equal(
            1,
            await valkey.Sends(
                "GEORADIUSBYMEMBER g Palermo 200 km COUNT 1 ASC STOREDIST d",
                valkey.Commands.GeoRadiusByMemberStoreAsync(
                    "g",
                    "Palermo",
                    200,
                    GeoUnit.Kilometers,
                    GeoRadiusStore.Distances("d"),
                    new GeoCount(1),
                    SortOrder.Ascending)));
        var kept = Assert.Single(await valkey.Commands.ZRangeWithScoresAsync("d", ZRange.All));
        Assert.Equal("Palermo", kept.Member);
        Assert.Equal(0, kept.Score, tolerance: 0.0001);
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusByMemberReadOnly_finds_the_members_in_a_circle(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var any = await valkey.Sends(
            "GEORADIUSBYMEMBER_RO g Palermo 200 km",
            valkey.Commands.GeoRadiusByMemberReadOnlyAsync("g", "Palermo", 200, GeoUnit.Kilometers));

        Assert.Equal(["Catania", "Palermo"], any.Select(static member => member.ToString()).Order());
        Assert.Equal(
            ["Catania"],
            await valkey.Sends(
                "GEORADIUSBYMEMBER_RO g Palermo 200000 m COUNT 1 DESC",
                valkey.Commands.GeoRadiusByMemberReadOnlyAsync(
                    "g",
                    "Palermo",
                    200_000,
                    GeoUnit.Meters,
                    new GeoCount(1),
                    SortOrder.Descending)));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusByMemberReadOnlyWith_tells_what_was_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            [new("Catania", 166.2742, 3479447370796909, Catania)],
            await valkey.Sends(
                "GEORADIUSBYMEMBER_RO g Palermo 200 km WITHCOORD WITHDIST WITHHASH COUNT 1 DESC",
                valkey.Commands.GeoRadiusByMemberReadOnlyWithAsync(
                    "g",
                    "Palermo",
                    200,
                    GeoUnit.Kilometers,
                    new() { WithPosition = true, WithDistance = true, WithHash = true, Count = new(1), Order = SortOrder.Descending })));
        Assert.Equal(
            [new("Palermo", null, null, null)],
            await valkey.Sends(
                "GEORADIUSBYMEMBER_RO g Palermo 100 km",
                valkey.Commands.GeoRadiusByMemberReadOnlyWithAsync("g", "Palermo", 100, GeoUnit.Kilometers)));
    }

    private static readonly GeoPosition Palermo = new(13.361389338970184, 38.1155563954963);
    private static readonly GeoPosition Catania = new(15.087267458438873, 37.50266842333162);

    private static async Task FillAsync(CommandsUnderTest valkey) =>
        await valkey.Commands.GeoAddAsync("g", [new(13.361389, 38.115556, "Palermo"), new(15.087269, 37.502669, "Catania")]);
}
