// Commands that write to one key what they find at others.
namespace Corpus.StoreCommands;

public sealed class Reports(IGlideClusterClient cluster, IGlideClient single)
{
    public async Task Wrong(GeoSearchArea area, ZRange range, StreamId seen)
    {
        await cluster.BitOpAsync(BitOperation.And, "active:both", "active:mon", "{active:both}:tue"); // GLIDE1001: "active:mon"
        await cluster.CopyAsync("page:1", "page:2", replace: true); // GLIDE1001: "page:2"
        await cluster.GeoSearchStoreAsync("shops:near", "shops", area); // GLIDE1001: "shops"
        await cluster.SortStoreAsync("users", "users:sorted", new SortOptions { Alpha = true }); // GLIDE1001: "users:sorted"
        await cluster.ZRangeStoreAsync("top", source: "scores", range); // GLIDE1001: "scores"
        await cluster.XReadAsync([StreamPosition.FromBeginning("log:web"), StreamPosition.After("log:db", seen)]); // GLIDE1001: "log:db"
        await cluster.XReadGroupAsync("readers", "me", [StreamGroupPosition.New("log:web"), StreamGroupPosition.Pending("log:db")]); // GLIDE1001: "log:db"
        await cluster.PfMergeAsync("visits", "visits:1", "visits:2"); // GLIDE1001: "visits:1"
        await cluster.MSetNxAsync(new KeyValue("name", "a"), new KeyValue("mail", "b")); // GLIDE1001: "mail"
        await cluster.MSetExAsync([new("name", "a"), new("mail", "b")], expiry: TimeSpan.FromMinutes(1)); // GLIDE1001: "mail"
        await cluster.MSetExAsync(expiry: TimeSpan.FromMinutes(1), pairs: [new KeyValue(Value: "a", Key: "name"), new KeyValue(Value: "b", Key: "mail")]); // GLIDE1001: "mail"
        await cluster.LMPopAsync(["queue:high", "queue:low"], ListSide.Left); // GLIDE1001: "queue:low"
        await cluster.BLPopAsync(TimeSpan.FromSeconds(1), "queue:high", "queue:low"); // GLIDE1001: "queue:low"
        await cluster.SInterCardAsync(["tag:a", "tag:b"], limit: 10); // GLIDE1001: "tag:b"
        await cluster.LcsAsync("text:1", "text:2"); // GLIDE1001: "text:2"
        await cluster.GeoSearchStoreAsync(source: "shops", destination: "shops:near", area: area); // GLIDE1001: "shops:near"
    }

    public async Task Right(GeoSearchArea area, StreamId seen)
    {
        await cluster.BitOpAsync(BitOperation.And, "{active}:both", "{active}:mon", "x{active}y:tue");
        await cluster.CopyAsync("{page:1}", "page:1", replace: true);
        await cluster.GeoSearchStoreAsync("{shops}:near", "shops", area);
        await cluster.SortStoreAsync("users", "{users}:sorted", new SortOptions { By = "weight:*", Get = ["name:*"] });
        await cluster.XReadAsync([StreamPosition.FromBeginning("{log}:web"), StreamPosition.After("{log}:db", seen)]);
        await cluster.XReadAsync([StreamPosition.FromBeginning("log:web")]);
        await cluster.MSetAsync(new KeyValue("name", "a"), new KeyValue("mail", "b"));
        await cluster.MGetAsync("name", "mail");
        await cluster.TouchAsync("name", "mail");
        await cluster.SMoveAsync("{s}:1", "{s}:2", "another-key");
        await cluster.SetAsync("name", "mail");
        await single.RenameAsync("page:1", "page:2");
        await single.MSetNxAsync(new KeyValue("name", "a"), new KeyValue("mail", "b"));
    }

    public async Task EmptyAndNestedTags()
    {
        await cluster.RenameAsync("{}:user", "{}:user");
        await cluster.RenameAsync("{}:user:1", "{}:user:2"); // GLIDE1001: "{}:user:2"
        await cluster.RenameAsync("{{a}}:1", "{{a}:2");
        await cluster.RenameAsync("{{a}}:1", "{a}:2"); // GLIDE1001: "{a}:2"
        await cluster.RenameAsync("{a}{b}", "{a}{c}");
        await cluster.RenameAsync("{a}{b}", "{c}{b}"); // GLIDE1001: "{c}{b}"
        await cluster.RenameAsync("{a:1", "{a:2"); // GLIDE1001: "{a:2"
        await cluster.RenameAsync("a}{b}:1", "{b}:2");
    }

    public async Task EmptyTagsWithHoles(string id)
    {
        await cluster.RenameAsync($"{{}}:{id}", $"{{}}:{id}:old");
        await cluster.RenameAsync($"{{{id}}}:new", $"{{{id}}}:old");
        await cluster.RenameAsync($"{id}{{a}}", "{b}");
        await cluster.RenameAsync($"{{a:{id}", "{a}:1");
    }
}
