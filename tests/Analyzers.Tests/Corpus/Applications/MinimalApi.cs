// A small web service: a client captured by handlers, keys from routes and from configuration.
namespace Corpus.MinimalApi;

public sealed record Settings(string Prefix);

public sealed class Application
{
    public void MapGet(string path, Delegate handler) => Console.WriteLine(path + handler.Method.Name);

    public void MapPost(string path, Delegate handler) => Console.WriteLine(path + handler.Method.Name);
}

public static class Endpoints
{
    public static void Map(Application app, GlideClusterClient cluster, Settings settings)
    {
        const string Ranking = "ranking:day";
        app.MapGet("/top", async () => await cluster.ZInterAsync([Ranking, "ranking:week"])); // GLIDE1001: "ranking:week"
        app.MapGet("/both", () => cluster.SInterAsync($"{{{settings.Prefix}}}:a", $"{{{settings.Prefix}}}:b"));
        app.MapGet("/other", () => cluster.SInterAsync(settings.Prefix + ":a", settings.Prefix + ":b"));
        app.MapPost("/move/{id}", async (string id) =>
        {
            await cluster.RenameAsync($"draft:{id}", $"post:{id}");
            await cluster.RenameAsync($"{{drafts}}:{id}", $"{{posts}}:{id}"); // GLIDE1001: $"{{posts}}:{id}"
            return id;
        });
        app.MapPost("/order/{id}", async (string id) =>
        {
            var batch = new AtomicClusterBatch();
            batch.Incr("{orders}:count");
            batch.HSet($"{{orders}}:{id}", new FieldValue("state", "new"));
            batch.SAdd("open-orders", id); // GLIDE1002: "open-orders"
            await cluster.ExecuteAsync(batch);
            return id;
        });
        app.MapGet("/ready", () => cluster.PingAsync().AsTask().Wait(TimeSpan.FromSeconds(1)) ? "yes" : "no"); // GLIDE2001: Wait
    }
}
