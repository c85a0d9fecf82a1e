namespace Glide.Client.Tests.Commands.Geo;

public sealed class GeoTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task GeoAdd_counts_the_members_that_were_new(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        Assert.Equal(
            2,
            await valkey.Sends(
                "GEOADD g 13.361389 38.115556 Palermo 15.087269 37.502669 Catania",
                valkey.Commands.GeoAddAsync("g", [new(13.361389, 38.115556, "Palermo"), new(15.087269, 37.502669, "Catania")])));
        Assert.Equal(
            0,
            await valkey.Sends(
                "GEOADD g NX 0 0 Palermo",
                valkey.Commands.GeoAddAsync("g", [new(0, 0, "Palermo")], ExistenceCondition.IfNotExists)));
        Assert.Equal(
            1,
            await valkey.Sends(
                "GEOADD g XX CH 1 1 Palermo",
                valkey.Commands.GeoAddAsync(
                    "g",
                    [new(new GeoPosition(1, 1), "Palermo")],
                    ExistenceCondition.IfExists,
                    countChanged: true)));
        Assert.Equal(2, await valkey.Commands.ZCardAsync("g"));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoAdd_refuses_a_position_beyond_the_poles(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses("GEOADD g 0 86 x", async () => await valkey.Commands.GeoAddAsync("g", [new(0, 86, "x")]));

        Assert.Equal("ERR", error.Code);
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoAdd_of_nothing_is_refused_before_anything_is_sent(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        await Assert.ThrowsAsync<ArgumentException>(async () => await valkey.Commands.GeoAddAsync("g", []));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoDist_measures_between_two_members(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            166274.1516,
            await valkey.Sends("GEODIST g Palermo Catania", valkey.Commands.GeoDistAsync("g", "Palermo", "Catania")));
        Assert.Equal(
            166.2742,
            await valkey.Sends(
                "GEODIST g Palermo Catania km",
                valkey.Commands.GeoDistAsync("g", "Palermo", "Catania", GeoUnit.Kilometers)));
        Assert.Equal(
            103.3182,
            await valkey.Sends(
                "GEODIST g Palermo Catania mi",
                valkey.Commands.GeoDistAsync("g", "Palermo", "Catania", GeoUnit.Miles)));
        Assert.Equal(
            545518.8700,
            await valkey.Sends(
                "GEODIST g Palermo Catania ft",
                valkey.Commands.GeoDistAsync("g", "Palermo", "Catania", GeoUnit.Feet)));
        Assert.Null(
            await valkey.Sends("GEODIST g Palermo Rome m", valkey.Commands.GeoDistAsync("g", "Palermo", "Rome", GeoUnit.Meters)));
        Assert.Null(await valkey.Sends("GEODIST missing Palermo Rome", valkey.Commands.GeoDistAsync("missing", "Palermo", "Rome")));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoHash_names_the_places_of_members(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            (string?[])["sqc8b49rny0", null, "sqdtr74hyu0"],
            await valkey.Sends("GEOHASH g Palermo Rome Catania", valkey.Commands.GeoHashAsync("g", "Palermo", "Rome", "Catania")));
        Assert.Equal(
            (string?[])["sqdtr74hyu0"],
            await valkey.Sends("GEOHASH g Catania", valkey.Commands.GeoHashAsync("g", ["Catania"], Token)));
        Assert.Equal(
            (string?[])[null],
            await valkey.Sends("GEOHASH missing Rome", valkey.Commands.GeoHashAsync("missing", "Rome")));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoPos_tells_the_positions_of_members(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Equal(
            [Palermo, null, Catania],
            await valkey.Sends("GEOPOS g Palermo Rome Catania", valkey.Commands.GeoPosAsync("g", "Palermo", "Rome", "Catania")));
        Assert.Equal([Catania], await valkey.Sends("GEOPOS g Catania", valkey.Commands.GeoPosAsync("g", ["Catania"], Token)));
        Assert.Equal([null], await valkey.Sends("GEOPOS missing Rome", valkey.Commands.GeoPosAsync("missing", "Rome")));
    }

    [Theory]
    [OnEveryServer]
    public async Task GeoHash_and_GeoPos_without_members_answer_nothing(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await FillAsync(valkey);

        Assert.Empty(await valkey.Sends("GEOHASH g", valkey.Commands.GeoHashAsync("g")));
        Assert.Empty(await valkey.Sends("GEOPOS g", valkey.Commands.GeoPosAsync("g")));
    }

    [Theory]
    [OnEveryServer]
    public async Task A_command_of_positions_refuses_a_key_of_another_type(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "a");

        var error = await valkey.Refuses("GEOPOS text a", async () => await valkey.Commands.GeoPosAsync("text", "a"));

        Assert.Equal("WRONGTYPE", error.Code);
    }

    private static readonly GeoPosition Palermo = new(13.361389338970184, 38.1155563954963);
    private static readonly GeoPosition Catania = new(15.087267458438873, 37.50266842333162);

    private static async Task FillAsync(CommandsUnderTest valkey) =>
        await valkey.Commands.GeoAddAsync("g", [new(13.361389, 38.115556, "Palermo"), new(15.087269, 37.502669, "Catania")]);
}
