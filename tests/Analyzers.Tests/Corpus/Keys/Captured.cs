// Lambdas and local functions that set a captured key make it unknown; those that read it do not.
namespace Corpus.Captured;

public sealed class Jobs(GlideClusterClient cluster)
{
    public async Task RunAsync(Action<Action> schedule)
    {
        var read = "jobs:read";
        Func<ValueTask> rename = () => cluster.RenameAsync("jobs", read); // GLIDE1001: read
        await rename();

        var written = "jobs:written";
        schedule(() => written = "{jobs}:other");
        await cluster.RenameAsync("jobs", written);

        var changed = "jobs:changed";
        void Change() => changed = "{jobs}:changed";
        Change();
        await cluster.RenameAsync("jobs", changed);

        await NestedAsync("{jobs}:nested");

        async Task NestedAsync(string name)
        {
            const string fixedName = "jobs:fixed";
            await cluster.RenameAsync("jobs", name);
            await cluster.RenameAsync("jobs", fixedName); // GLIDE1001: fixedName
        }
    }
}
