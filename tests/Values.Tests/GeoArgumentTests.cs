namespace Glide.Values.Tests;

public class GeoArgumentTests
{
    [Theory]
    [InlineData(GeoUnit.Meters, "m")]
    [InlineData(GeoUnit.Kilometers, "km")]
    [InlineData(GeoUnit.Feet, "ft")]
    [InlineData(GeoUnit.Miles, "mi")]
    public void A_circle_in_every_unit(GeoUnit unit, string word) =>
        Wire.AssertSends(
            GeoSearchArea.Circle(GeoOrigin.LonLat(15, -37.5), 200, unit), "FROMLONLAT", "15", "-37.5", "BYRADIUS", "200", word);

    [Fact]
    public void A_circle_around_a_member() =>
        Wire.AssertSends(
            GeoSearchArea.Circle(GeoOrigin.Member("Palermo"), 0.5, GeoUnit.Kilometers), "FROMMEMBER", "Palermo", "BYRADIUS", "0.5", "km");

    [Fact]
    public void A_box_around_a_point() =>
        Wire.AssertSends(
            GeoSearchArea.Box(new GeoPosition(15, 37), 400, 300, GeoUnit.Miles), "FROMLONLAT", "15", "37", "BYBOX", "400", "300", "mi");

    [Fact]
    public void A_polygon_has_no_origin() =>
        Wire.AssertSends(
            GeoSearchArea.Polygon(new(1, 2), new(3, 4.5), new(-5, 6)), "BYPOLYGON", "3", "1", "2", "3", "4.5", "-5", "6");

    [Fact]
    public void A_polygon_does_not_follow_the_callers_array()
    {
        GeoPosition[] vertices = [new(1, 1), new(2, 2), new(3, 3)];
        var area = GeoSearchArea.Polygon(vertices);
        vertices[0] = default;
        Wire.AssertSends(area, "BYPOLYGON", "3", "1", "1", "2", "2", "3", "3");
    }

    [Fact]
    public void Impossible_areas_are_refused()
    {
        var origin = GeoOrigin.Member("a");
        Assert.Throws<ArgumentOutOfRangeException>(() => GeoSearchArea.Circle(origin, -1, GeoUnit.Meters));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeoSearchArea.Circle(origin, double.NaN, GeoUnit.Meters));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeoSearchArea.Box(origin, -1, 1, GeoUnit.Meters));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeoSearchArea.Box(origin, 1, double.NaN, GeoUnit.Meters));
        Assert.Throws<ArgumentException>(() => GeoSearchArea.Circle(default, 1, GeoUnit.Meters));
        Assert.Throws<ArgumentException>(() => GeoSearchArea.Polygon(new(1, 1), new(2, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Wire.AssertSends(GeoSearchArea.Circle(origin, 1, (GeoUnit)9)));
        Wire.AssertRefused(default(GeoSearchArea));
        Wire.AssertRefused(default(GeoOrigin));
        Wire.AssertRefused(new GeoPosition(double.NaN, 0));
    }

    [Fact]
    public void Positions_and_members()
    {
        Wire.AssertSends(new GeoPosition(13.361389, 38.115556), "13.361389", "38.115556");
        Wire.AssertSends(new GeoMember(13.361389, 38.115556, "Palermo"), "13.361389", "38.115556", "Palermo");
        Assert.Equal(new GeoMember(1, 2, "a"), new GeoMember(new GeoPosition(1, 2), "a"));
    }

    [Theory]
    [InlineData("*2\r\n$18\r\n13.361389338970184\r\n$16\r\n38.1155563954963\r\n")]
    [InlineData("*2\r\n,13.361389338970184\r\n,38.1155563954963\r\n")]
    public void A_position_is_read_from_text_and_from_numbers(string reply) =>
        Assert.Equal(new GeoPosition(13.361389338970184, 38.1155563954963), Wire.Read<GeoPosition>(reply));
}
