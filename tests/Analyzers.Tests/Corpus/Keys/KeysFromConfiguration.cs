// What comes from outside is not known, and what is built of it only as far as its constant beginning goes.
namespace Corpus.KeysFromConfiguration;

public sealed class Options
{
    public string Prefix { get; set; } = "app";

    public string Tag { get; init; } = "{app}";
}

public sealed class Store(IGlideClusterClient cluster, Options options)
{
    private string Key(string name) => $"{options.Prefix}:{name}";

    public async Task RotateAsync(string id)
    {
        await cluster.RenameAsync(Key("current"), Key("previous"));
        await cluster.RenameAsync($"{options.Prefix}:current", $"{options.Prefix}:previous");
        await cluster.RenameAsync(options.Tag + ":current", options.Tag + ":previous");
        await cluster.RenameAsync($"{{app}}:{options.Prefix}", "{app}:" + id);
        await cluster.RenameAsync("{app}:" + options.Prefix, "{web}:" + id); // GLIDE1001: "{web}:" + id
        await cluster.RenameAsync(string.Concat("{app}:", id), string.Concat("{web}:", id)); // GLIDE1001: string.Concat("{web}:", id)
        await cluster.RenameAsync(string.Join(':', "app", id), string.Join(':', "web", id));
        await cluster.RenameAsync(string.Format(null, "{0}", id), "web");
    }
}
