namespace Glide.Client.Tests.Commands.Geo;

public sealed class GeoRadiusTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task GeoRadius_finds_the_members_in_a_circle(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var any = await valkey.Sends(
            "GEORADIUS g 15 37 200 km",
            valkey.Commands.GeoRadiusAsync("g", Center, 200, GeoUnit.Kilometers));

        Assert.Equal(["Catania", "Palermo"], any.Select(static member => member.ToString()).Order());
        Assert.Equal(
            ["Palermo"],
            await valkey.Sends(
                "GEORADIUS g 15 37 200000 m COUNT 1 DESC",
                valkey.Commands.GeoRadiusAsync("g", Center, 200_000, GeoUnit.Meters, new GeoCount(1), SortOrder.Descending)));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusWith_tells_what_was_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            [new("Palermo", 190.4424, 3479099956230698, Palermo)],
            await valkey.Sends(
                "GEORADIUS g 15 37 200 km WITHCOORD WITHDIST WITHHASH COUNT 1 DESC",
                valkey.Commands.GeoRadiusWithAsync(
                    "g",
                    Center,
                    200,
                    GeoUnit.Kilometers,
                    new() { WithPosition = true, WithDistance = true, WithHash = true, Count = new(1), Order = SortOrder.Descending })));
        Assert.Equal(
            [new("Catania", null, null, null)],
            await valkey.Sends(
                "GEORADIUS g 15 37 100 km",
                valkey.Commands.GeoRadiusWithAsync("g", Center, 100, GeoUnit.Kilometers)));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusStore_keeps_positions_or_distances(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            2,
            await valkey.Sends(
                "GEORADIUS g 15 37 200 km STORE d",
                valkey.Commands.GeoRadiusStoreAsync("g", Center, 200, GeoUnit.Kilometers, GeoRadiusStore.Positions("d"))));
        Assert.Equal([Palermo], await valkey.Commands.GeoPosAsync("d", "Palermo"));

        Assert.Equal(
            1,
            await valkey.Sends(
                "GEORADIUS g 15 37 200 km COUNT 1 ASC STOREDIST d",
                valkey.Commands.GeoRadiusStoreAsync(
                    "g",
                    Center,
                    200,
                    GeoUnit.Kilometers,
                    GeoRadiusStore.Distances("d"),
                    new GeoCount(1),
                    SortOrder.Ascending)));
        var kept = Assert.Single(await valkey.Commands.ZRangeWithScoresAsync("d", ZRange.All));
        Assert.Equal("Catania", kept.Member);
        Assert.Equal(56.4413, kept.Score, tolerance: 0.0001);
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusReadOnly_finds_the_members_in_a_circle(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var any = await valkey.Sends(
            "GEORADIUS_RO g 15 37 200 km",
            valkey.Commands.GeoRadiusReadOnlyAsync("g", Center, 200, GeoUnit.Kilometers));

        Assert.Equal(["Catania", "Palermo"], any.Select(static member => member.ToString()).Order());
        Assert.Equal(
            ["Palermo"],
            await valkey.Sends(
                "GEORADIUS_RO g 15 37 200000 m COUNT 1 DESC",
                valkey.Commands.GeoRadiusReadOnlyAsync(
                    "g",
                    Center,
                    200_000,
                    GeoUnit.Meters,
                    new GeoCount(1),
                    SortOrder.Descending)));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoRadiusReadOnlyWith_tells_what_was_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            [new("Palermo", 190.4424, 3479099956230698, Palermo)],
            await valkey.Sends(
                "GEORADIUS_RO g 15 37 200 km WITHCOORD WITHDIST WITHHASH COUNT 1 DESC",
                valkey.Commands.GeoRadiusReadOnlyWithAsync(
                    "g",
                    Center,
                    200,
                    GeoUnit.Kilometers,
                    new() { WithPosition = true, WithDistance = true, WithHash = true, Count = new(1), Order = SortOrder.Descending })));
        Assert.Equal(
            [new("Catania", null, null, null)],
            await valkey.Sends(
                "GEORADIUS_RO g 15 37 100 km",
                valkey.Commands.GeoRadiusReadOnlyWithAsync("g", Center, 100, GeoUnit.Kilometers)));
    }

    private static readonly GeoPosition Palermo = new(13.361389338970184, 38.1155563954963);
    private static readonly GeoPosition Center = new(15, 37);

    private static async Task FillAsync(CommandsUnderTest valkey) =>
        await valkey.Commands.GeoAddAsync("g", [new(13.361389, 38.115556, "Palermo"), new(15.087269, 37.502669, "Catania")]);
}
