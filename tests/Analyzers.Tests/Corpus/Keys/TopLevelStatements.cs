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

async Task PublishAsync(string name) => await cluster.RenameAsync("{post}:draft", $"{{posts}}:{name}"); // GLIDE1001: $"{{posts}}:{name}"
