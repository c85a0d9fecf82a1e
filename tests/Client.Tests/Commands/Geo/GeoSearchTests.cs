namespace Glide.Client.Tests.Commands.Geo;

public sealed class GeoSearchTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task GeoSearch_finds_the_members_in_a_circle(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            ["Palermo", "Catania"],
            await valkey.Sends(
                "GEOSEARCH g FROMMEMBER Palermo BYRADIUS 200 km ASC",
                valkey.Commands.GeoSearchAsync(
                    "g",
                    GeoSearchArea.Circle(GeoOrigin.Member("Palermo"), 200, GeoUnit.Kilometers),
                    SortOrder.Ascending)));
        Assert.Equal(
            ["Palermo"],
            await valkey.Sends(
                "GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 200000 m DESC COUNT 1",
                valkey.Commands.GeoSearchAsync(
                    "g",
                    GeoSearchArea.Circle(GeoOrigin.LonLat(15, 37), 200_000, GeoUnit.Meters),
                    SortOrder.Descending,
                    new GeoCount(1))));
        Assert.Empty(
            await valkey.Sends(
                "GEOSEARCH missing FROMLONLAT 15 37 BYRADIUS 1 ft",
                valkey.Commands.GeoSearchAsync("missing", GeoSearchArea.Circle(Center, 1, GeoUnit.Feet))));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoSearch_finds_the_members_in_a_box(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            ["Catania"],
            await valkey.Sends(
                "GEOSEARCH g FROMLONLAT 15 37 BYBOX 100 100.5 mi COUNT 5 ANY",
                valkey.Commands.GeoSearchAsync(
                    "g",
                    GeoSearchArea.Box(Center, 100, 100.5, GeoUnit.Miles),
                    count: new GeoCount(5, Any: true))));
    }

    [Theory]
    [OnEveryServer(Since = "9.0", What = "GEOSEARCH … BYPOLYGON")]
    public async Task GeoSearch_finds_the_members_in_a_polygon(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            ["Palermo"],
            await valkey.Sends(
                "GEOSEARCH g BYPOLYGON 4 12 37.5 14 37.5 14 39 12 39",
                valkey.Commands.GeoSearchAsync(
                    "g",
                    GeoSearchArea.Polygon(new(12, 37.5), new(14, 37.5), new(14, 39), new(12, 39)))));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoSearch_around_a_member_that_is_not_there_is_refused(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        var error = await valkey.Refuses(
            "GEOSEARCH g FROMMEMBER Rome BYRADIUS 1 m",
            async () => await valkey.Commands.GeoSearchAsync(
                "g",
                GeoSearchArea.Circle(GeoOrigin.Member("Rome"), 1, GeoUnit.Meters)));

        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoSearchWith_tells_what_was_asked_for(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);
        var area = GeoSearchArea.Circle(Center, 200, GeoUnit.Kilometers);

        var all = await valkey.Sends(
            "GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 200 km ASC COUNT 2 WITHCOORD WITHDIST WITHHASH",
            valkey.Commands.GeoSearchWithAsync(
                "g",
                area,
                new() { Order = SortOrder.Ascending, Count = new(2), WithPosition = true, WithDistance = true, WithHash = true }));

        Assert.Equal([new("Catania", 56.4413, 3479447370796909, Catania), new("Palermo", 190.4424, 3479099956230698, Palermo)], all);
        Assert.Equal(
            [new("Catania", 56.4413, null, null)],
            await valkey.Sends(
                "GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 200 km ASC COUNT 1 WITHDIST",
                valkey.Commands.GeoSearchWithAsync(
                    "g",
                    area,
                    new() { Order = SortOrder.Ascending, Count = new(1), WithDistance = true })));
        Assert.Equal(
            [new("Catania", null, 3479447370796909, null)],
            await valkey.Sends(
                "GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 200 km ASC COUNT 1 WITHHASH",
                valkey.Commands.GeoSearchWithAsync(
                    "g",
                    area,
                    new() { Order = SortOrder.Ascending, Count = new(1), WithHash = true })));
        Assert.Equal(
            [new("Catania", null, null, Catania)],
            await valkey.Sends(
                "GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 200 km ASC COUNT 1 WITHCOORD",
                valkey.Commands.GeoSearchWithAsync(
                    "g",
                    area,
                    new() { Order = SortOrder.Ascending, Count = new(1), WithPosition = true })));
        Assert.Equal(
            [new("Catania", null, null, null)],
            await valkey.Sends(
                "GEOSEARCH g FROMLONLAT 15 37 BYRADIUS 200 km ASC COUNT 1",
                valkey.Commands.GeoSearchWithAsync("g", area, new() { Order = SortOrder.Ascending, Count = new(1) })));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoSearchStore_keeps_positions_or_distances(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);
        var area = GeoSearchArea.Circle(Center, 200, GeoUnit.Kilometers);

        Assert.Equal(
            2,
            await valkey.Sends(
                "GEOSEARCHSTORE d g FROMLONLAT 15 37 BYRADIUS 200 km",
                valkey.Commands.GeoSearchStoreAsync("d", "g", area)));
        Assert.Equal([Palermo], await valkey.Commands.GeoPosAsync("d", "Palermo"));

        Assert.Equal(
            1,
            await valkey.Sends(
                "GEOSEARCHSTORE d g FROMLONLAT 15 37 BYRADIUS 200 km DESC COUNT 1 ANY STOREDIST",
                valkey.Commands.GeoSearchStoreAsync(
                    "d",
                    "g",
                    area,
                    new() { Order = SortOrder.Descending, Count = new(1, Any: true), StoreDistances = true })));
        Assert.Equal(1, await valkey.Commands.ZCardAsync("d"));

        Assert.Equal(
            0,
            await valkey.Sends(
                "GEOSEARCHSTORE d missing FROMLONLAT 15 37 BYRADIUS 200 km",
                valkey.Commands.GeoSearchStoreAsync("d", "missing", area)));
    }

    private static readonly GeoPosition Palermo = new(13.361389338970184, 38.1155563954963);
    private static readonly GeoPosition Catania = new(15.087267458438873, 37.50266842333162);
    private static readonly GeoPosition Center = new(15, 37);

    private static async Task FillAsync(CommandsUnderTest valkey) =>
        await valkey.Commands.GeoAddAsync("g", [new(13.361389, 38.115556, "Palermo"), new(15.087269, 37.502669, "Catania")]);
}
