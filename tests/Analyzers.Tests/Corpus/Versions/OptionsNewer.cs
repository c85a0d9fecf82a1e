// ValkeyMinimumServerVersion: 8.0
namespace Corpus.OptionsNewer;

public sealed class Options(GlideClient client)
{
    public async Task RunAsync(string? name, SetCondition given)
    {
        await client.SetAsync("a", 1, SetCondition.IfEquals("2")); // GLIDE2002: IfEquals
        await client.SetAsync("a", 1, condition: SetCondition.IfNotExists);
        await client.SetAsync("a", 1, given);
        var condition = SetCondition.IfEquals("2"); // GLIDE2002: IfEquals
        await client.SetAndGetAsync("a", 1, condition);
        await client.ClientListAsync(new ClientFilter { Name = "worker" }); // GLIDE2002: Name
        await client.ClientListAsync(new ClientFilter { Ids = [1, 2] });
        await client.ClientListAsync(new ClientFilter { Username = "worker", Ids = [1] }); // GLIDE2002: Username
        await client.ClientKillAsync(new ClientFilter { Username = "worker" });
        await client.ClientKillAsync(new ClientFilter { MaxAge = TimeSpan.FromHours(1) });
        await client.ClientKillAsync(new ClientFilter { NotName = name, Idle = TimeSpan.FromHours(1) }); // GLIDE2002: Idle
        var filter = new ClientFilter { Username = "worker", Flags = "x" }; // GLIDE2002: Flags
        await client.ClientKillAsync(filter with { MaxAge = TimeSpan.FromHours(1) });
        await client.BgSaveAsync(BgSaveMode.Schedule);
        await client.BgSaveAsync(BgSaveMode.Cancel); // GLIDE2002: BgSaveMode.Cancel
        await client.GeoSearchAsync("g", GeoSearchArea.Polygon(new GeoPosition(1, 2), new GeoPosition(2, 3), new GeoPosition(3, 4))); // GLIDE2002: Polygon
        await client.GeoSearchAsync("g", GeoSearchArea.Circle(GeoOrigin.Member("m"), 1, GeoUnit.Kilometers));
    }
}
