// What is passed by reference may come back as something else.
namespace Corpus.ByReference;

public sealed class Resolver(GlideClusterClient cluster)
{
    public async Task RunAsync(Dictionary<string, string> aliases)
    {
        var name = "home";
        Normalise(ref name);
        await cluster.RenameAsync("start", name);

        string alias = "home";
        if (aliases.TryGetValue("home", out alias!))
        {
            await cluster.RenameAsync("start", alias);
        }

        var steady = "home";
        Show(in steady);
        await cluster.RenameAsync("start", steady); // GLIDE1001: steady
    }

    private static void Normalise(ref string name) => name = $"{{start}}:{name}";

    private static void Show(in string name) => Console.WriteLine(name);
}
