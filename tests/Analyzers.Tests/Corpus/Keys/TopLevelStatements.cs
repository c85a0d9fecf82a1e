// A whole program.
await using var cluster = await GlideClusterClient.ConnectAsync("valkey://localhost:7000");
var live = "post:live";
await cluster.RenameAsync("post:draft", live); // GLIDE1001: live
await cluster.RenameAsync("{post}:draft", "{post}:live");
if (args.Length > 0)
{
    await cluster.RenameAsync("post:draft", args[0]);
    await PublishAsync(args[0]);
}

const string Tag = "{app}";
string[] names = args is [var given, ..] ? [given] : ["none"];
await cluster.RenameAsync($"{Tag}:{names[0]}", $"{{other}}:{names[0]}"); // GLIDE1001: $"{{other}}:{names[0]}"
var filled = new AtomicClusterBatch();
Add("a");
Add("b");
filled.Incr("c");
await cluster.ExecuteAsync(filled);
var batch = new AtomicClusterBatch { };
batch.Incr("a");
batch.Incr("b"); // GLIDE1002: "b"
await cluster.ExecuteAsync(batch);
return await cluster.ExistsAsync("a", "b") > 1 ? 0 : 1;

void Add(string key) => filled.Incr(key);

async Task PublishAsync(string name) => await cluster.RenameAsync("{post}:draft", $"{{posts}}:{name}"); // GLIDE1001: $"{{posts}}:{name}"
